"""Acts that are words: support, demands, complaints, refusals, threats."""

import pytest

from tests.graph.extract.telling import acting, reports, told

TELLING = [
    # statement
    (
        "Hungary reaffirmed its support for the territorial integrity of Georgia.",
        "statement GEO HUN",
    ),
    ("Georgia and Hungary issued a joint statement on Monday.", "statement GEO HUN"),
    ("Hungary endorsed Georgia's candidacy for the council.", "statement GEO HUN"),
    # appeal
    ("Georgia urged Hungary to open the border.", "appeal GEO HUN"),
    ("Georgia demanded an apology from Hungary.", "appeal GEO HUN"),
    ("Georgia called on Hungary to withdraw its troops.", "appeal GEO HUN"),
    # accusation
    ("Georgia accused Hungary of violating its airspace.", "accusation GEO HUN"),
    ("Georgia summoned the Hungarian ambassador on Monday.", "accusation GEO HUN"),
    ("Georgia handed a protest note to the Hungarian embassy.", "accusation GEO HUN"),
    ("Hungary condemned Georgia's decision.", "accusation GEO HUN"),
    # rejection
    ("Georgia rejected Hungary's offer of mediation.", "rejection GEO HUN"),
    ("Hungary refused to extradite the general to Georgia.", "rejection GEO HUN"),
    ("Georgia turned down Hungary's request.", "rejection GEO HUN"),
    # threat
    ("Georgia threatened Hungary with sanctions.", "threat GEO HUN"),
    ("Georgia threatened to attack Hungary.", "threat GEO HUN"),
    ("Georgia issued an ultimatum to Hungary.", "threat GEO HUN"),
]
SILENT = [
    "The bridge supports traffic between Georgia and Hungary.",
    "Critics found fault with the Georgian coach after the defeat by Hungary.",
    "Georgian wine has a strong appeal in Hungary.",
    "The jury rejected the film of a Georgian director shot in Hungary.",
    "A storm threatened the coast of Georgia, a Hungarian sailor said.",
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
        "Georgia accused Hungary of violating its airspace.",
        "Hungary was accused by Georgia of violating its airspace.",
        "Hungary's ambassador in Tbilisi was summoned by the Georgian Foreign Ministry.",
        "Georgia summoned Hungary's ambassador in Tbilisi.",
    ],
)
def test_who_complains_is_the_source_in_active_and_passive(text):
    (report,) = reports(text)
    assert (report.type, acting(report)) == ("accusation", {"GEO"})


@pytest.mark.parametrize("both", ["each other", "one another"])
def test_two_that_accuse_each_other_are_one_event(both):
    text = f"Georgia and Hungary accused {both} of violating the truce."
    assert told(text) == {"accusation GEO HUN"}


@pytest.mark.parametrize(
    ("deed", "complaint"),
    [
        ("Russia bombed Georgia on Monday.", "Hungary condemned the raid."),
        ("Russia expelled two Georgian diplomats on Monday.", "Hungary criticised the decision."),
        ("Russia expelled two Georgian diplomats on Monday.", "Hungary condemned the move."),
    ],
)
def test_who_did_a_deed_is_the_target_of_its_condemnation(deed, complaint):
    assert "accusation HUN RUS" in told(f"{deed} {complaint}")


def test_who_owns_a_deed_is_the_target_of_its_condemnation():
    assert told("Italy condemned the Russian raid.") == {"accusation ITA RUS"}


@pytest.mark.parametrize(
    "text",
    [
        "Hungary refused to sign the agreement with Georgia.",
        "Hungary refuses to recognise the passports of Georgia.",
        "Hungary will not take part in the talks with Georgia.",
    ],
)
def test_a_refusal_is_an_act_of_its_own(text):
    (report,) = [r for r in reports(text) if r.type == "rejection"]
    assert (acting(report), report.principals) == ({"HUN"}, {"GEO", "HUN"})


def test_a_recognition_withdrawn_concerns_the_relations():
    assert "relations HUN XKX" in told("Hungary no longer recognises Kosovo.")
