"""Page furniture is shed; the offsets of what stays still point into the document."""

from graph.extract.furniture import story

PAGE = """AZ
Share
Ministers of two states agree on a new railway timetable

By Our Correspondent
The ministers met in the capital on Monday.
Photo: press service
They agreed on a new timetable for the border crossing.
Most read: ten things to know
Follow us on Telegram
The president of another state visited the museum.
"""


def test_only_headline_and_prose_stay():
    kept = [PAGE[b.start : b.end] for b in story(PAGE)]
    assert kept == [
        "Ministers of two states agree on a new railway timetable",
        "The ministers met in the capital on Monday.",
        "They agreed on a new timetable for the border crossing.",
    ]


def test_the_headline_is_told_from_the_prose():
    assert [b.headline for b in story(PAGE)] == [True, False, False]


def test_a_text_of_furniture_alone_has_no_story():
    assert story("Share\n---\nFollow us on X") == []


def test_hard_wrapped_paragraphs_are_joined():
    wrapped = (
        "Ministers agree on a railway timetable\n\n"
        "The ministers of transport of the two states met in the capital on\n"
        "Monday and agreed on a new timetable for the trains that cross their\n"
        "common border every night.\n\n"
        "They will meet again in the autumn, when the new carriages have come\n"
        "from the works.\n"
    )
    assert [wrapped[b.start : b.end].count("\n") for b in story(wrapped)] == [0, 2, 1]
