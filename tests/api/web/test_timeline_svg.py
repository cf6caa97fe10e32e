import random
from xml.etree import ElementTree as ET

import pytest

from api.web.timeline_scale import CHARACTER
from api.web.timeline_shapes import LOOKS
from api.web.timeline_svg import draw_timeline
from graph.model import Dyad, Event, Participant
from graph.timeline import Lane, Timeline
from ontology.terms import EventType, Role, Status

SVG = "{http://www.w3.org/2000/svg}"


def happening(number, type=EventType.MEETING, date="2024-03-12", **fields):
    return Event(id=f"e{number:016x}", type=type, date=date, **fields)


def visit(number, host, **fields):
    people = tuple(
        Participant(role=Role.HOST if code == host else Role.VISITOR, principal=code)
        for code in ("AZE", "KAZ")
    )
    return happening(number, EventType.VISIT, participants=people, **fields)


AZE_KAZ = Dyad("AZE", "KAZ")


def timeline(*events, dyad=AZE_KAZ):
    dated = sorted((e for e in events if e.date), key=lambda e: e.date)
    lanes = tuple(
        Lane(type=type, events=tuple(e for e in dated if e.type is type))
        for type in EventType
        if any(e.type is type for e in dated)
    )
    first, last = (dated[0].date, dated[-1].date) if dated else (None, None)
    undated = tuple(e for e in events if not e.date)
    return Timeline(
        dyad=dyad, lanes=lanes, undated=undated, first=first, last=last, total=len(events)
    )


def drawn(*events, **options):
    return ET.fromstring(
        draw_timeline(timeline(*events), href=lambda e: f"/events/{e.id}", **options)
    )


def lanes(svg):
    return [one for one in svg.iter(f"{SVG}g") if one.get("role") == "list"]


def busy(number, types=14, seed=7):
    chance = random.Random(seed)
    kinds = list(EventType)[:types]
    return [
        happening(
            n,
            chance.choice(kinds),
            f"{chance.randint(1992, 2025)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
        )
        for n in range(number)
    ]


def boxes(svg):
    """The room of every text: left, top, right, bottom."""
    for text in svg.iter(f"{SVG}text"):
        wide = len(text.text) * CHARACTER
        x, y = float(text.get("x")), float(text.get("y"))
        left = x - wide / 2 if text.get("text-anchor") == "middle" else x
        yield left, y - 10, left + wide, y + 3


def test_every_event_is_a_link_with_a_title_in_the_order_of_time():
    svg = drawn(*(happening(n, date=f"2024-0{n}-01") for n in (1, 3, 2)))
    assert [a.get("href") for a in svg.iter(f"{SVG}a")] == [f"/events/e{n:016x}" for n in (1, 2, 3)]
    assert [a.find(f"{SVG}title").text for a in svg.iter(f"{SVG}a")] == [
        "1 January 2024: Meeting",
        "1 February 2024: Meeting",
        "1 March 2024: Meeting",
    ]


def test_there_is_a_lane_a_type_with_its_name_and_number():
    svg = drawn(happening(1), happening(2, EventType.SIGNING), happening(3, EventType.SIGNING))
    assert [lane.get("aria-label") for lane in lanes(svg)] == [
        "Meetings: 1 event",
        "Signings: 2 events",
    ]


def test_visits_are_mirrored_by_the_side_that_received_them():
    svg = drawn(visit(1, "AZE"), visit(2, "KAZ"), visit(3, None))
    assert [lane.get("aria-label") for lane in lanes(svg)] == [
        "Visits to Azerbaijan: 1 event",
        "Visits to Kazakhstan: 1 event",
        "Visits: 1 event",
    ]


@pytest.mark.parametrize("width", [352, 1120])
@pytest.mark.parametrize("standalone", [True, False])
@pytest.mark.parametrize("events", [busy(3, 2), busy(60, 6), busy(2000, 26)], ids=len)
def test_no_label_overlaps_another(events, width, standalone):
    svg = drawn(*events, width=width, standalone=standalone)
    found = sorted(boxes(svg))
    for number, (left, top, right, bottom) in enumerate(found):
        assert left >= 0
        assert right <= width
        for other in found[number + 1 :]:
            apart = other[0] >= right or other[1] >= bottom or other[3] <= top
            assert apart, (left, top, right, bottom, other)


def test_no_label_leaves_its_lane_however_long_the_name_of_a_country():
    host = Participant(role=Role.HOST, principal="BIH")
    event = happening(1, EventType.VISIT, participants=(host,))
    long = timeline(event, dyad=Dyad("BIH", "VCT"))
    svg = ET.fromstring(draw_timeline(long, href=lambda _: "/"))
    names = [box for box in boxes(svg) if box[0] == 12]
    assert all(right <= 180 for _, _, right, _ in names)


def test_a_dense_timeline_is_drawn_with_few_elements_and_loses_no_event():
    events = busy(10_000)
    svg = drawn(*events, cluster_href=lambda *_: "/dyads/AZE-KAZ")
    texts = [text.text for text in svg.iter(f"{SVG}text") if text.get("class") == "count"]
    single = [a for a in svg.iter(f"{SVG}a") if a.find(f"{SVG}text") is None]
    assert texts.pop() == "n"
    assert sum(map(int, texts)) + len(single) == 10_000
    assert len(list(svg.iter())) < 2_500


def test_a_cluster_links_to_its_type_and_days_and_says_its_number():
    asked = []

    def of_cluster(type, first, last):
        asked.append((type, str(first), str(last)))
        return "/cluster"

    svg = drawn(*(happening(n) for n in range(5)), cluster_href=of_cluster)
    (link,) = svg.iter(f"{SVG}a")
    assert asked == [(EventType.MEETING, "2024-03-12", "2024-03-12")]
    assert link.get("href") == "/cluster"
    assert link.find(f"{SVG}title").text.startswith("5 × meeting, 12 March 2024")


def test_without_addresses_for_clusters_they_are_no_links():
    svg = drawn(*(happening(n) for n in range(5)))
    assert not list(svg.iter(f"{SVG}a"))


def test_states_are_told_by_shape_and_in_the_legend():
    svg = drawn(*(happening(n, date=f"202{n}", status=s) for n, s in enumerate(Status)))
    marks = {a.get("class"): a for a in svg.iter(f"{SVG}a")}
    crossed = {name for name, a in marks.items() if any(p.get("class") == "cross" for p in a)}
    assert set(marks) == {None, "planned", "cancelled", "postponed", "denied"}
    assert crossed == {"cancelled", "denied"}
    texts = {text.text for text in svg.iter(f"{SVG}text")}
    assert {"held", "planned", "cancelled", "postponed", "denied", "some time within"} <= texts


def test_events_without_a_date_stand_in_a_column_of_their_own():
    svg = drawn(happening(1), happening(2, date=None))
    assert "no date" in [text.text for text in svg.iter(f"{SVG}text")]
    assert len(list(svg.iter(f"{SVG}a"))) == 2


def test_a_timeline_without_any_date_or_event_is_still_a_drawing():
    assert drawn(happening(1, date=None)) is not None
    assert drawn() is not None


def test_a_standalone_drawing_carries_its_style_and_no_variables():
    alone, inside = (drawn(happening(1), standalone=flag) for flag in (True, False))
    style = alone.find(f"{SVG}style").text
    assert "currentColor" in style
    assert "var(" not in style
    assert inside.find(f"{SVG}style") is None


def test_hostile_text_stays_text_and_never_breaks_the_file():
    evil = happening(1, name="</title><script>x</script>\x00\x0b\ufffe\ud800 &amp;")
    svg = drawn(evil, standalone=True)
    assert "script" not in {element.tag.removeprefix(SVG) for element in svg.iter()}
    assert "</title><script>" in next(svg.iter(f"{SVG}a")).find(f"{SVG}title").text


def test_every_type_has_a_look_of_its_own():
    assert set(LOOKS) == set(EventType)
    assert len(set(LOOKS.values())) == len(EventType)
