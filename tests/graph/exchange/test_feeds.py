from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from graph.exchange.encoding import utf8, xml_text
from graph.exchange.icalendar import escaped, folded

ATOM = "{http://www.w3.org/2005/Atom}"


def entries(calendar: bytes) -> list[dict[str, str]]:
    """The events of a calendar, unfolded, by property name."""
    text = calendar.decode().replace("\r\n ", "")
    found = []
    for part in text.split("BEGIN:VEVENT\r\n")[1:]:
        lines = part.split("END:VEVENT")[0].splitlines()
        found.append(dict(line.split(":", 1) for line in lines))
    return found


def test_every_dated_event_is_in_the_calendar(exported):
    found = {entry["CATEGORIES"]: entry for entry in entries(exported("events", "ics"))}
    assert set(found) == {"visit", "signing", "exercise"}


def test_a_calendar_spans_the_days_that_a_date_may_cover(exported):
    found = {entry["CATEGORIES"]: entry for entry in entries(exported("events", "ics"))}
    exercise = found["exercise"]
    assert exercise["DTSTART;VALUE=DATE"] == "20230701"
    assert exercise["DTEND;VALUE=DATE"] == "20230801"
    assert exercise["STATUS"] == "TENTATIVE"
    assert found["visit"]["DTEND;VALUE=DATE"] == "20230504"
    assert found["signing"]["DTSTAMP"] == "20230504T000000Z"


def test_calendar_lines_end_and_fold_as_the_standard_says(exported):
    data = exported("events", "ics")
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))


@given(st.text())
def test_folding_loses_nothing_and_splits_no_character(text):
    line = f"SUMMARY:{escaped(text)}"
    pieces = folded(line).split(b"\r\n")
    assert all(len(piece) <= 75 for piece in pieces)
    assert all(piece.decode() is not None for piece in pieces)
    assert folded(line).replace(b"\r\n ", b"").removesuffix(b"\r\n") == utf8(line)


@given(st.text())
def test_escaped_text_is_one_line_without_bare_separators(text):
    result = escaped(text)
    assert not set("\r\n") & set(result)
    bare = result.replace("\\\\", "").replace("\\,", "").replace("\\;", "")
    assert not set(",;") & set(bare)


def test_atom_ids_are_the_iris_of_the_events(exported):
    feed = ElementTree.fromstring(exported("events", "atom"))
    ids = [entry.findtext(f"{ATOM}id") for entry in feed.iter(f"{ATOM}entry")]
    assert len(ids) == 4
    assert all(id.startswith("https://w3id.org/bilateral/id/event/e") for id in ids)
    assert feed.findtext(f"{ATOM}updated") == "2023-05-04T00:00:00Z"


def test_atom_escapes_hostile_text(exported):
    feed = ElementTree.fromstring(exported("events", "atom"))
    titles = [entry.findtext(f"{ATOM}title") or "" for entry in feed.iter(f"{ATOM}entry")]
    (title,) = (title for title in titles if "HYPERLINK" in title)
    assert "<b>&🕊" in title


@given(st.text(alphabet=st.characters(codec="utf-16", exclude_categories=[])))
def test_cleaned_text_is_always_legal_xml(text):
    document = b"<t>" + utf8(xml_text(text).replace("&", "").replace("<", "")) + b"</t>"
    ElementTree.fromstring(document)
