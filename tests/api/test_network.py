"""Who deals with whom, at three levels, as JSON and as files that graph programs read."""

import csv
import io
from itertools import pairwise

import networkx
import pytest

from api import schemas


def network(client, query=""):
    response = client.get(f"/v1/network?{query}")
    assert response.status_code == 200, response.text
    return schemas.Network.model_validate(response.json()).model_dump(mode="json")


def lines(found):
    return {(e["left"], e["right"], e["type"], e["directed"]) for e in found["edges"]}


def test_principals_are_joined_by_every_type_of_event_between_them(client):
    found = network(client)
    assert lines(found) == {
        ("KAZ", "AZE", "visit", True),
        ("AZE", "KAZ", "meeting", False),
        ("AZE", "KAZ", "signing", False),
        ("AZE", "KAZ", "exercise", False),
        ("AZE", "TUR", "exercise", False),
        ("KAZ", "TUR", "exercise", False),
        ("AZE", "GEO", "invitation", True),
    }
    assert found["total"] == 7
    counts = {node["id"]: node["events"] for node in found["nodes"]}
    assert counts == {"AZE": 5, "KAZ": 4, "TUR": 1, "GEO": 1}


@pytest.mark.parametrize(
    ("level", "left", "right"),
    [
        ("official", "AZE.elnur-samadov", "KAZ.marat-orazov"),
        (
            "organization",
            "AZE.foreign-affairs.ministry-of-foreign-affairs",
            "KAZ.foreign-affairs.ministry-of-foreign-affairs",
        ),
    ],
)
def test_bodies_and_officials_have_networks_of_their_own(client, level, left, right):
    found = network(client, f"level={level}")
    assert lines(found) == {(left, right, kind, False) for kind in ("meeting", "signing")}
    assert [node["id"] for node in found["nodes"]] == [left, right]
    for node in found["nodes"]:
        assert node["kind"] == level
        assert client.get(node["links"]["self"]).json()["name"] == node["name"]


def test_the_filters_are_those_of_events(client):
    assert lines(network(client, "type=visit&since=2023&until=2024")) == {
        ("KAZ", "AZE", "visit", True)
    }
    empty = network(client, "type=sanction")
    assert (empty["nodes"], empty["edges"], empty["total"]) == ([], [], 0)


def test_an_edge_counts_as_many_events_as_the_same_question_finds(client):
    for edge in network(client)["edges"]:
        asked = f"principal={edge['left']}&principal={edge['right']}&type={edge['type']}"
        found = client.get(f"/v1/events?{asked}").json()
        assert edge["events"] == found["total"]
        assert edge["first"] is None or edge["first"].startswith(found["items"][0]["date"])


def test_a_part_has_the_edges_of_most_events_and_says_of_how_many(client):
    found = network(client, "limit=2")
    assert (len(found["edges"]), found["total"]) == (2, 7)
    assert all(one["events"] >= other["events"] for one, other in pairwise(found["edges"]))
    ends = {end for edge in found["edges"] for end in (edge["left"], edge["right"])}
    assert {node["id"] for node in found["nodes"]} == ends


@pytest.mark.parametrize("format", ["graphml", "gexf"])
@pytest.mark.parametrize("level", ["principal", "official"])
def test_a_graph_program_reads_the_same_network(client, format, level):
    by_suffix = client.get(f"/v1/network.{format}?level={level}")
    media = f"application/{format}+xml"
    by_header = client.get(f"/v1/network?level={level}", headers={"Accept": media})
    assert by_suffix.content == by_header.content
    text = by_suffix.content.replace(b'type="undirected"', b"")
    graph = getattr(networkx, f"read_{format}")(io.BytesIO(text))
    found = network(client, f"level={level}")
    assert graph.number_of_edges() == found["total"]
    assert {node["id"] for node in found["nodes"]} <= set(graph.nodes)


def test_a_table_has_the_edges_of_one_level(client):
    rows = list(csv.DictReader(io.StringIO(client.get("/v1/network.csv?level=official").text)))
    assert [row["level"] for row in rows] == ["official", "official"]


@pytest.mark.parametrize(
    ("query", "parameter"), [("level=ministry", "level"), ("limit=0", "limit"), ("by=x", "by")]
)
def test_what_makes_no_sense_is_refused_by_name(client, query, parameter):
    response = client.get(f"/v1/network?{query}")
    assert response.status_code == 422
    assert response.json()["errors"][0]["parameter"] == parameter
    assert client.get("/v1/network.docx").status_code == 404
