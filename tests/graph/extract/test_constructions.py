"""One act put in many ways: nominalised, phrasal, raised, by chiefs, by envoys abroad."""

import pytest

from tests.graph.extract.telling import reports, told


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "The signing of an agreement on visas by Georgia and Hungary took place on Monday.",
            "signing GEO HUN",
        ),
        (
            "The delivery of Hungarian armoured vehicles to Georgia began on Monday.",
            "arms-transfer GEO HUN",
        ),
        (
            "The expulsion of three Hungarian diplomats by Georgia followed on Monday.",
            "sanction GEO HUN",
        ),
        ("The opening of a Hungarian embassy in Tbilisi took place on Monday.", "mission GEO HUN"),
        (
            "The establishment of relations between Georgia and Hungary took place in 1992.",
            "relations GEO HUN",
        ),
    ],
)
def test_a_noun_made_of_a_verb_tells_the_same(text, event):
    assert told(text) == {event}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "Georgia called off a visit by Hungarian President Ádám Kovács to Tbilisi.",
            "visit GEO HUN",
        ),
        ("Georgia cut off diplomatic relations with Hungary.", "relations GEO HUN"),
        ("Georgia broke off relations with Hungary.", "relations GEO HUN"),
        ("Hungary handed over two prisoners to Georgia.", "release GEO HUN"),
        ("Georgia pulled out of the treaty on extradition with Hungary.", "termination GEO HUN"),
        ("Hungary pulled its troops out of Georgia.", "release GEO HUN"),
    ],
)
def test_a_verb_with_its_particle_is_one_word(text, event):
    assert told(text) == {event}


@pytest.mark.parametrize(
    "text",
    [
        "The Hungarian president is to visit Georgia in June.",
        "The Hungarian president is expected to visit Georgia in June.",
        "The Hungarian president is due in Georgia in June.",
        "The Hungarian president plans to visit Georgia in June.",
        "A visit of the Hungarian president to Georgia is scheduled for June.",
    ],
)
def test_verbs_that_raise_make_a_plan(text):
    (report,) = reports(text)
    assert (report.type, report.status, report.date) == ("visit", "planned", "2024-06")


@pytest.mark.parametrize(
    ("text", "principals", "body"),
    [
        (
            "Masdar CEO Karim Haddad and Georgian Energy Minister Levan Maisuradze signed an "
            "agreement on wind power.",
            {"ARE", "GEO"},
            "Masdar",
        ),
        (
            "Georgian Prime Minister Levan Maisuradze met with European Commission President Clara "
            "Meier.",
            {"EU", "GEO"},
            "European Commission",
        ),
    ],
)
def test_the_chief_of_a_body_speaks_for_it(text, principals, body):
    (report,) = reports(text)
    assert report.principals == principals
    assert body in {p.organization for p in report.participants}


def test_an_ambassador_is_of_the_state_that_sends_him():
    (report,) = reports("Georgia recalled its ambassador in Budapest on Monday.")
    assert (report.type, report.subtype) == ("mission", "recall")
    assert {(p.principal, p.organization) for p in report.participants} == {
        ("GEO", "Embassy of Georgia"),
        ("HUN", None),
    }


def test_two_that_recognise_each_other_have_relations():
    assert told("Georgia and Hungary recognised each other in 1992.") == {"relations GEO HUN"}


def test_two_that_congratulate_each_other_exchange_messages():
    text = (
        "Georgian President Nino Beridze and Hungarian President Ádám Kovács exchanged letters on "
        "the anniversary of diplomatic relations."
    )
    assert told(text) == {"message GEO HUN"}


@pytest.mark.parametrize(
    "text",
    [
        "Georgia denied that it had attacked Hungary.",
        "Hungary has not imposed sanctions on Georgia.",
        "Georgia could expel Hungarian diplomats.",
        "Analysts fear that Russia will attack Georgia.",
    ],
)
def test_what_is_denied_feared_or_possible_has_not_been_held(text):
    assert "held" not in {r.status for r in reports(text) if r.type in ("clash", "sanction")}
