"""What states do together or for each other: arms, aid, trade, culture, drills."""

import pytest

from tests.graph.extract.telling import acting, reports, told

TELLING = [
    # exercise
    (
        "Georgia and Hungary began a joint exercise near Tbilisi on Monday.",
        "exercise GEO HUN",
    ),
    (
        "The navies of Türkiye and Romania held joint drills in the Black Sea.",
        "exercise ROU TUR",
    ),
    (
        "Hungarian troops took part in the exercise “Iron Bridge-2024” in Georgia.",
        "exercise GEO HUN",
    ),
    (
        "Georgian frigates practised rescue at sea with Hungarian warships on 3 June.",
        "exercise GEO HUN",
    ),
    (
        "Georgian soldiers are taking part in manoeuvres alongside Hungarian troops.",
        "exercise GEO HUN",
    ),
    (
        "Georgia and Hungary kicked off war games near Tbilisi on Monday.",
        "exercise GEO HUN",
    ),
    (
        "Georgian and Hungarian troops began a joint exercise on Monday amid anger in Moscow.",
        "exercise GEO HUN",
    ),
    # military-cooperation
    (
        "Hungary has doubled its military contingent in Georgia.",
        "military-cooperation GEO HUN",
    ),
    (
        "Hungarian instructors are training Georgian soldiers in Debrecen.",
        "military-cooperation GEO HUN",
    ),
    (
        "Georgia and Hungary launched joint production of drones.",
        "military-cooperation GEO HUN",
    ),
    (
        "Georgia granted Hungary access to its air base near Tbilisi.",
        "military-cooperation GEO HUN",
    ),
    # arms-transfer
    ("Hungary delivered 20 armoured vehicles to Georgia.", "arms-transfer GEO HUN"),
    ("Georgia has ordered 12 helicopters from Italy.", "arms-transfer GEO ITA"),
    ("Italy sold two frigates to Egypt.", "arms-transfer EGY ITA"),
    # aid
    ("Hungary sent humanitarian aid to Georgia after the flood.", "aid GEO HUN"),
    ("Japan granted Georgia a loan of 100 million dollars.", "aid GEO JPN"),
    ("Hungary donated 50,000 doses of vaccine to Georgia.", "aid GEO HUN"),
    # economic-cooperation
    ("Georgia and Hungary launched direct flights on Monday.", "economic-cooperation GEO HUN"),
    (
        "Hungary and Georgia started construction of a joint railway on Monday.",
        "economic-cooperation GEO HUN",
    ),
    ("Georgia began exporting electricity to Türkiye in May.", "economic-cooperation GEO TUR"),
    # cultural-cooperation
    ("Days of Hungarian culture opened in Tbilisi on Monday.", "cultural-cooperation GEO HUN"),
    (
        "Hungary has offered scholarships to 50 Georgian students.",
        "cultural-cooperation GEO HUN",
    ),
    (
        "A Hungarian cultural centre was opened in Tbilisi on Monday.",
        "cultural-cooperation GEO HUN",
    ),
]
SILENT = [
    "The Hungarian minister exercised restraint with Georgia.",
    "Hungarian doctors trained nurses in Budapest.",
    "The exercise of patience is a virtue in Georgia and Hungary.",
    "Hungarian and Georgian officers noted the importance of joint training.",
    "A Georgian museum shows an old Hungarian rifle.",
    "Georgia aids digestion of Hungarian food, the cook jokes.",
    "A Hungarian company sells shoes in Georgia.",
    "Hungarian students like Georgian wine.",
]


@pytest.mark.parametrize(("text", "event"), TELLING)
def test_a_sentence_tells_its_event_and_no_other(text, event):
    assert told(text) == {event}


@pytest.mark.parametrize("text", SILENT)
def test_a_sentence_with_the_words_alone_tells_nothing(text):
    assert told(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Hungary delivered 20 armoured vehicles to Georgia.",
        "Georgia received 20 armoured vehicles from Hungary.",
        "Georgia took delivery of 20 armoured vehicles from Hungary.",
        "Hungary handed over 20 armoured vehicles to Georgia.",
        "20 armoured vehicles were delivered to Georgia by Hungary.",
    ],
)
def test_the_supplier_is_the_sender_however_it_is_put(text):
    (report,) = reports(text)
    assert (report.type, acting(report)) == ("arms-transfer", {"HUN"})
