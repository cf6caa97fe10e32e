from io import BytesIO

import networkx
import pytest


def test_graphml_reads_back_with_weights_and_directions(exported):
    graph = networkx.read_graphml(BytesIO(exported("edges", "graphml")))
    assert graph.nodes["KAZ"]["label"] == "Kazakhstan"
    lines = {
        (left, right, line["event_type"]): line for left, right, line in graph.edges(data=True)
    }
    visit = lines["KAZ", "AZE", "visit"]
    assert (visit["direction"], visit["weight"], visit["level"]) == ("directed", 1, "principal")
    assert lines["AZE", "KAZ", "signing"]["direction"] == "undirected"
    assert ("AZE.rauf-mammadli", "KAZ.dana-omarova", "signing") in lines


def test_gexf_reads_back_and_bears_no_date_of_today(exported):
    data = exported("edges", "gexf")
    assert b"lastmodifieddate" not in data
    assert b'type="undirected"' in data
    graph = networkx.read_gexf(BytesIO(data.replace(b'type="undirected"', b"")))
    assert graph.nodes["AZE"]["label"] == "Azerbaijan"


@pytest.mark.parametrize("format", ["graphml", "gexf"])
def test_edges_of_many_events_become_one_weighted_line(exported, format):
    text = exported("edges", format).decode()
    assert text.count("GEO") >= 2
