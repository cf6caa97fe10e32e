import json
from datetime import datetime
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from graph.exchange import Feed
from graph.exchange.encoding import utf8, xml_text
from graph.exchange.icalendar import escaped, folded
from graph.exchange.json_form import event_json
from graph.model import Dyad
from graph.queries import EventFilter
from ontology.terms import EventType

RFC_3339 = "%Y-%m-%dT%H:%M:%SZ"
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


def test_an_entry_changed_when_the_ledger_did(exported, view):
    changed = {event.type: moment for event, moment in view.recent(EventFilter())}
    calendar = {entry["CATEGORIES"]: entry for entry in entries(exported("events", "ics"))}
    assert calendar["signing"]["DTSTAMP"] == f"{changed['signing']:%Y%m%dT%H%M%SZ}"
    feed = ElementTree.fromstring(exported("events", "atom"))
    moments = [entry.findtext(f"{ATOM}updated") for entry in feed.iter(f"{ATOM}entry")]
    assert moments == sorted(moments, reverse=True)
    assert feed.findtext(f"{ATOM}updated") == moments[0] == f"{max(changed.values()):{RFC_3339}}"


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
    assert [item["id"] for item in json.loads(exported("events", "jsonfeed"))["items"]] == ids


SERVED = Feed(address="https://x.example/v1/events.atom?a=1&b=2", site="https://x.example", most=2)
NOTHING = EventFilter(dyad=Dyad.of("FRA", "DEU"))


def required(element, name):
    """The one child of a name, as RFC 4287 demands of it."""
    [child] = element.findall(ATOM + name)
    return child


def test_a_feed_has_what_rfc_4287_demands(exported):
    for feed in (exported("events", "atom", feed=SERVED), exported("events", "atom", NOTHING)):
        root = ElementTree.fromstring(feed)
        assert root.tag == f"{ATOM}feed"
        assert required(required(root, "author"), "name").text
        for element in (root, *root.iter(f"{ATOM}entry")):
            assert required(element, "id").text.startswith("https://")
            assert required(element, "title").text
            datetime.strptime(required(element, "updated").text, RFC_3339)
        for entry in root.iter(f"{ATOM}entry"):
            assert required(entry, "link").attrib["rel"] == "alternate"  # it has no content
        children = [child.tag for child in root]
        first = children.index(f"{ATOM}entry") if f"{ATOM}entry" in children else len(children)
        assert set(children[first:]) <= {f"{ATOM}entry"}


def test_a_served_feed_knows_its_address_and_ends_after_so_many_entries(exported):
    feed = ElementTree.fromstring(exported("events", "atom", feed=SERVED))
    link = required(feed, "link")
    assert (link.attrib["rel"], link.attrib["href"]) == ("self", SERVED.address)
    assert required(feed, "id").text == SERVED.address
    pages = [required(entry, "link").attrib["href"] for entry in feed.iter(f"{ATOM}entry")]
    assert len(pages) == 2
    assert all(page.startswith("https://x.example/events/e") for page in pages)


def test_a_feed_is_called_by_what_it_is_about(exported):
    filter = EventFilter(dyad=Dyad.of("AZE", "KAZ"), type=(EventType.SIGNING, EventType.VISIT))
    feed = ElementTree.fromstring(exported("events", "atom", filter))
    title = "Bilateral: events of dyad AZE-KAZ, type signing, type visit"
    assert required(feed, "title").text == title
    assert json.loads(exported("events", "jsonfeed", filter))["title"] == title
    name = title.replace(",", "\\,").encode()
    assert b"\r\nNAME:" + name in exported("events", "ics", filter).replace(b"\r\n ", b"")


def test_a_json_feed_has_what_version_1_1_demands_and_the_event_whole(exported, view):
    feed = json.loads(exported("events", "jsonfeed", feed=SERVED))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == SERVED.address
    assert len(feed["items"]) == 2
    for item in feed["items"]:
        datetime.strptime(item["date_modified"], RFC_3339)
        assert item["id"].startswith("https://w3id.org/bilateral/id/event/")
        assert item["url"].startswith("https://x.example/events/")
        assert item["content_text"]
        assert item["_bilateral"] == event_json(view.event(item["_bilateral"]["id"]))
    assert json.loads(exported("events", "jsonfeed", NOTHING))["items"] == []


def test_a_calendar_has_what_rfc_5545_demands(exported):
    lines = exported("events", "ics", feed=SERVED).decode().split("\r\n")
    assert (lines[0], lines[-2:]) == ("BEGIN:VCALENDAR", ["END:VCALENDAR", ""])
    assert {"VERSION:2.0", "METHOD:PUBLISH"} & set(lines) == {"VERSION:2.0"}
    assert any(line.startswith("PRODID:") for line in lines)
    found = entries("\r\n".join(lines).encode())
    assert found
    for entry in found:
        assert {"UID", "DTSTAMP", "DTSTART;VALUE=DATE", "SUMMARY"} <= set(entry)
        assert entry["DTSTART;VALUE=DATE"] < entry["DTEND;VALUE=DATE"]
    assert len({entry["UID"] for entry in found}) == len(found)


def test_atom_escapes_hostile_text(exported):
    feed = ElementTree.fromstring(exported("events", "atom"))
    titles = [entry.findtext(f"{ATOM}title") or "" for entry in feed.iter(f"{ATOM}entry")]
    (title,) = (title for title in titles if "HYPERLINK" in title)
    assert "<b>&🕊" in title


@given(st.text(alphabet=st.characters(codec="utf-16", exclude_categories=[])))
def test_cleaned_text_is_always_legal_xml(text):
    document = b"<t>" + utf8(xml_text(text).replace("&", "").replace("<", "")) + b"</t>"
    ElementTree.fromstring(document)
