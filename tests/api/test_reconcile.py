"""The Reconciliation Service API 0.2, as OpenRefine uses it."""

import json
from typing import Any

import pytest
from starlette.testclient import TestClient


def asked(client: TestClient, queries: dict[str, Any]) -> dict[str, Any]:
    sent = client.post("/reconcile", data={"queries": json.dumps(queries)})
    assert sent.status_code == 200, sent.text
    by_get = client.get("/reconcile", params={"queries": json.dumps(queries)})
    assert by_get.json() == sent.json()
    return {name: answer["result"] for name, answer in sent.json().items()}


def test_the_service_describes_itself(client: TestClient) -> None:
    about = client.get("/reconcile").json()
    assert "0.2" in about["versions"]
    assert {"name", "identifierSpace", "schemaSpace", "defaultTypes", "view"} <= about.keys()
    for kind, prefix in (("entity", "kaz"), ("type", "off"), ("property", "co")):
        path = about["suggest"][kind]["service_path"]
        assert client.get(f"/reconcile{path}", params={"prefix": prefix}).json()["result"]


def test_countries_bodies_and_officials_are_matched(client: TestClient) -> None:
    found = asked(
        client,
        {
            "q0": {"query": "Қазақстан", "type": "principal"},
            "q1": {"query": "Orazov", "type": "official", "limit": 3},
            "q2": {
                "query": "Ministry of Foreign Affairs",
                "type": ["organization"],
                "properties": [{"pid": "country", "v": "Azerbaijan"}],
            },
            "q3": {"query": "nobody of this name"},
        },
    )
    assert [(c["id"], c["match"]) for c in found["q0"]][:1] == [("KAZ", True)]
    assert found["q1"][0]["id"] == "KAZ.marat-orazov"
    assert found["q1"][0]["type"] == [{"id": "official", "name": "Official"}]
    assert found["q2"][0]["id"].startswith("AZE.foreign-affairs.")
    assert found["q2"][0]["match"]
    assert found["q3"] == []


def test_a_table_is_extended(client: TestClient) -> None:
    ids = ["KAZ", "KAZ.marat-orazov", "ATA.nobody", "BRA"]
    wanted = [{"id": name} for name in ("iso2", "title", "country_name", "events")]
    sent = client.post(
        "/reconcile", data={"extend": json.dumps({"ids": ids, "properties": wanted})}
    ).json()
    assert [column["id"] for column in sent["meta"]] == ["iso2", "title", "country_name", "events"]
    rows = sent["rows"]
    assert rows["KAZ"]["iso2"] == [{"str": "KZ"}]
    assert rows["KAZ"]["title"] == []
    assert rows["KAZ.marat-orazov"]["title"] == [{"str": "Foreign Minister"}]
    assert rows["KAZ.marat-orazov"]["country_name"] == [{"str": "Kazakhstan"}]
    assert rows["ATA.nobody"]["events"] == []
    assert rows["BRA"]["iso2"] == [{"str": "BR"}]


def test_what_is_completed_can_be_looked_at(client: TestClient) -> None:
    for kind, prefix in (("entity", "orazov"), ("type", "official"), ("property", "coun")):
        about = client.get("/reconcile").json()["suggest"][kind]
        service = about["service_url"] + about["service_path"]
        id = client.get(service, params={"prefix": prefix}).json()["result"][0]["id"]
        address = about["flyout_service_url"] + about["flyout_service_path"]
        shown = client.get(address.replace("${id}", id)).json()
        assert shown["id"] == id
        assert shown["html"].startswith("<")
        assert client.get(address.replace("${id}", "nothing")).status_code == 404


def test_bodies_are_named_with_their_country(client: TestClient) -> None:
    found = asked(client, {"q0": {"query": "Ministry of Foreign Affairs", "type": "organization"}})
    assert "Ministry of Foreign Affairs (Azerbaijan)" in {each["name"] for each in found["q0"]}


def test_properties_are_proposed_by_type(client: TestClient) -> None:
    assert client.get("/reconcile/properties?type=river").json()["properties"] == []
    found = client.get("/reconcile/properties", params={"type": "official"}).json()
    names = {column["id"] for column in found["properties"]}
    assert "title" in names
    assert "iso2" not in names


def test_a_preview_escapes_what_texts_say(client: TestClient) -> None:
    page = client.get("/reconcile/preview/KAZ.marat-orazov")
    assert page.headers["content-type"].startswith("text/html")
    assert "Marat Orazov" in page.text
    assert client.get("/reconcile/preview/KAZ.nobody").status_code == 404


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"queries": "{"},
        {"queries": "[]"},
        {"queries": '{"q0": {"type": "official"}}'},
        {"queries": json.dumps({f"q{n}": {"query": "x"} for n in range(201)})},
        {"extend": '{"ids": ["KAZ"], "properties": [{"id": "height"}]}'},
        {"extend": "null"},
    ],
)
def test_what_makes_no_sense_is_a_problem(client: TestClient, form: dict[str, str]) -> None:
    answer = client.post("/reconcile", data=form)
    assert answer.status_code == 422
    fault = answer.json()["errors"][0]
    assert fault["in"] == "body"
    assert fault["parameter"].startswith(("/queries", "/extend"))


def test_one_odd_row_costs_the_others_nothing(client: TestClient) -> None:
    found = asked(
        client,
        {
            "q0": {"query": "Kazakhstan " + 200 * "and more "},
            "q1": {"type": "official"},
            "q2": {"query": 123, "limit": 0},
            "q3": {"query": "Kazakhstan", "type": "State", "limit": -1},
        },
    )
    assert found["q1"] == []
    assert (found["q3"][0]["id"], found["q3"][0]["match"]) == ("KAZ", True)


@pytest.mark.parametrize("portfolio", ["foreign-affairs", "Foreign Affairs", ["foreign affairs"]])
@pytest.mark.parametrize("country", ["KAZ", "Kasachstan", ["KAZ", "AZE"], {"id": "KAZ"}])
def test_what_else_is_known_may_be_written_in_any_way(
    client: TestClient, portfolio: object, country: object
) -> None:
    known = [{"pid": "Country", "v": country}, {"pid": "portfolio", "v": portfolio}]
    (found,) = asked(client, {"q": {"query": "Marat Orazov", "properties": known}}).values()
    assert (found[0]["id"], found[0]["score"]) == ("KAZ.marat-orazov", 100)
    other = [{"pid": "portfolio", "v": "Defence"}]
    (found,) = asked(client, {"q": {"query": "Marat Orazov", "properties": other}}).values()
    assert found[0]["score"] == 50


def test_what_no_name_begins_with_is_completed_by_what_is_like_it(client: TestClient) -> None:
    def completed(prefix: str) -> list[str]:
        answer = client.get("/reconcile/suggest/entity", params={"prefix": prefix})
        return [each["id"] for each in answer.json()["result"]]

    assert completed("Oraz")[0] == "KAZ.marat-orazov"
    assert completed("Orazov, Marat")[0] == "KAZ.marat-orazov"
    assert completed("MFA of Azerbaijan")[0].startswith("AZE.foreign-affairs.")


def test_the_body_of_an_official_is_an_actor_too(client: TestClient) -> None:
    wanted = {"ids": ["KAZ.marat-orazov"], "properties": [{"id": "organization"}]}
    sent = client.post("/reconcile", data={"extend": json.dumps(wanted)}).json()
    assert sent["meta"][0]["type"]["id"] == "organization"
    (body,) = sent["rows"]["KAZ.marat-orazov"]["organization"]
    assert client.get(f"/v1/actors/{body['id']}").json()["name"] == body["name"]


def test_one_row_of_an_unknown_type_or_property_costs_the_others_nothing(
    client: TestClient,
) -> None:
    found = asked(
        client,
        {
            "q0": {"query": "Kazakhstan", "type": "river"},
            "q1": {"query": "Kazakhstan", "properties": [{"pid": "height", "v": 1}]},
            "q2": {"query": "Kazakhstan", "type": ["river", "principal"]},
        },
    )
    assert found["q0"] == []
    assert [found[name][0]["id"] for name in ("q1", "q2")] == ["KAZ", "KAZ"]


@pytest.mark.parametrize("origin", ["https://example.org", "null"])
def test_scripts_of_any_site_may_ask_and_read_what_was_wrong(
    client: TestClient, origin: str
) -> None:
    from_there = {"Origin": origin}
    asking = {**from_there, "Access-Control-Request-Method": "POST"}
    assert client.options("/reconcile", headers=asking).status_code == 200
    for answer in (
        client.get("/reconcile", headers=from_there),
        client.post("/reconcile", data={"queries": "{"}, headers=from_there),
        client.get("/reconcile/preview/nobody", headers=from_there),
    ):
        assert answer.headers["access-control-allow-origin"] == "*"
    elsewhere = client.get("/v1/actors", headers=from_there)
    assert "access-control-allow-origin" not in elsewhere.headers


def test_what_a_match_leads_to_is_a_page(client: TestClient) -> None:
    url = client.get("/reconcile").json()["view"]["url"]
    page = client.get(url.replace("{{id}}", "KAZ.marat-orazov"))
    assert page.headers["content-type"].startswith("text/html")
    assert "Marat Orazov" in page.text


@pytest.mark.parametrize("what", ["entity", "type", "property"])
def test_what_the_search_boxes_of_openrefine_send_along_is_passed_over(
    client: TestClient, what: str
) -> None:
    along = {"spell": "always", "exact": "false", "prefixed": "true", "type": "principal"}
    answer = client.get(f"/reconcile/suggest/{what}", params={"prefix": "c", **along})
    assert answer.status_code == 200
    assert answer.json()["result"]
