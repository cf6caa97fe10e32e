"""Acts of force and their end: sanctions, deployments, clashes, releases."""

import pytest

from tests.graph.extract.telling import acting, reports, told

TELLING = [
    # sanction
    ("Hungary imposed sanctions on Georgia on Monday.", "sanction GEO HUN"),
    ("Georgia expelled three Hungarian diplomats.", "sanction GEO HUN"),
    ("Georgia banned imports of Hungarian wheat.", "sanction GEO HUN"),
    ("Hungary lifted its embargo on Georgia.", "sanction GEO HUN"),
    # mobilization
    ("Russia massed troops on the border with Georgia.", "mobilization GEO RUS"),
    ("China sent warships near Taiwan on Monday.", "mobilization CHN TWN"),
    ("Russia moved tanks towards the Georgian border.", "mobilization GEO RUS"),
    # clash
    ("Russian forces shelled a Georgian village on Monday.", "clash GEO RUS"),
    ("Armenian and Azerbaijani troops clashed on the border.", "clash ARM AZE"),
    ("The Russian navy seized a Georgian fishing boat.", "clash GEO RUS"),
    # release
    ("Georgia released two Hungarian prisoners on Monday.", "release GEO HUN"),
    ("Armenia and Azerbaijan exchanged prisoners of war.", "release ARM AZE"),
    ("Russia withdrew its troops from Georgia.", "release GEO RUS"),
]
SILENT = [
    "A law sanctions trade in Georgian and Hungarian wine.",
    "Volunteers were mobilised in Georgia and Hungary to plant trees.",
    "Georgian wrestlers fought Hungarian wrestlers for the cup.",
    "A Georgian band released a record in Hungary.",
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
        "Hungary imposed sanctions on Georgia.",
        "Sanctions were imposed on Georgia by Hungary.",
        "Hungary's imposition of sanctions on Georgia took effect on Monday.",
        "Hungary slapped sanctions on Georgia.",
    ],
)
def test_who_imposes_a_sanction_is_its_source(text):
    (report,) = reports(text)
    assert (report.type, acting(report)) == ("sanction", {"HUN"})


@pytest.mark.parametrize(
    "text",
    [
        "Russian forces opened fire on a Georgian patrol.",
        "Russia shot down a Georgian drone.",
        "Russia carried out an air strike on a Georgian base.",
    ],
)
def test_phrasal_verbs_and_light_verbs_tell_of_an_attack(text):
    assert told(text) == {"clash GEO RUS"}
