from graph.edges import edges
from graph.model import Event
from graph.queries import ActorKind
from ontology.terms import EventType, Portfolio, Role
from tests.graph.reports import party


def event(type, *participants):
    return Event(id=f"e-{type}", type=type, date="2024-06-07", participants=participants)


VISIT = event(
    EventType.VISIT,
    party(Role.HOST, "GEO", "Nino Lomidze"),
    party(Role.VISITOR, "HUN", "Tibor Halász", organization="Ministry of Trade"),
    party(Role.VISITOR, "HUN", "Eszter Nagy", portfolio=Portfolio.TRADE),
)
MEETING = event(EventType.MEETING, *(party(Role.PARTICIPANT, c) for c in ("PER", "GEO", "HUN")))


def test_a_visitor_points_at_the_host():
    (edge,) = edges(VISIT)
    assert (edge.left, edge.right, edge.directed) == ("HUN", "GEO", True)


def test_equals_are_joined_in_all_pairs_without_direction():
    found = [(each.left, each.right, each.directed) for each in edges(MEETING)]
    assert found == [("GEO", "HUN", False), ("GEO", "PER", False), ("HUN", "PER", False)]


def test_people_of_one_principal_are_not_joined():
    found = {(each.left, each.right) for each in edges(VISIT, ActorKind.OFFICIAL)}
    assert found == {
        ("HUN.tibor-halasz", "GEO.nino-lomidze"),
        ("HUN.eszter-nagy", "GEO.nino-lomidze"),
    }


def test_a_gathering_of_many_joins_nobody():
    crowd = (party(Role.PARTICIPANT, f"S{number}") for number in range(11))
    assert not list(edges(event(EventType.MEETING, *crowd)))
