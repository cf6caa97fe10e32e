"""``fields`` leaves members out of answers, ``include`` adds what they point at."""

import pytest

from api import schemas

LISTS = [
    ("/v1/events", schemas.Event),
    ("/v1/agreements", schemas.Agreement),
    ("/v1/exercises", schemas.Exercise),
    ("/v1/dyads", schemas.Dyad),
    ("/v1/dyads/AZE-KAZ/agreements", schemas.Agreement),
    ("/v1/actors", schemas.Actor),
    ("/v1/documents", schemas.Document),
    ("/v1/changes", schemas.Change),
]


def body(client, path):
    response = client.get(path)
    assert response.status_code == 200, response.text
    return response.json()


@pytest.mark.parametrize(("path", "model"), LISTS)
def test_a_list_has_the_members_that_are_asked_for_in_that_order(client, path, model):
    whole = body(client, path)
    wanted = list(reversed(model.model_fields))[:3]
    some = body(client, f"{path}?fields={','.join(wanted)}")
    assert [list(item) for item in some["items"]] == [wanted] * len(whole["items"])
    assert some["items"] == [{name: item[name] for name in wanted} for item in whole["items"]]
    assert (some["total"], len(some)) == (whole["total"], len(whole))


def test_a_single_thing_has_the_members_that_are_asked_for(client):
    [event] = body(client, "/v1/events?type=signing")["items"]
    document = event["evidence"][0]["document"]
    for path, wanted in (
        (f"/v1/events/{event['id']}", "label"),
        (f"/v1/agreements/{event['agreement']}", "title"),
        (f"/v1/documents/{document}", "quotes"),
        ("/v1/actors/KAZ", "events"),
        ("/v1/dyads/AZE-KAZ", "types"),
    ):
        assert body(client, f"{path}?fields={wanted}") == {wanted: body(client, path)[wanted]}
    accounts = body(client, f"/v1/events/{event['id']}/evidence?fields=id")["items"]
    assert {account["id"] for account in accounts} == set(event["reports"])


@pytest.mark.parametrize(
    ("query", "parameter", "meant"),
    [
        ("fields=labl", "fields", "label"),
        ("fields=id,", "fields", None),
        ("include=evidnce", "include", "evidence"),
        ("include=evidence,text", "include", None),
    ],
)
@pytest.mark.parametrize("path", ["/v1/events", "/v1/events/{id}"])
def test_a_member_that_is_none_is_refused_with_what_was_meant(
    client, path, query, parameter, meant
):
    id = body(client, "/v1/events?limit=1")["items"][0]["id"]
    response = client.get(f"{path.format(id=id)}?{query}")
    assert response.status_code == 422
    problem = response.json()
    assert problem["type"].endswith("/unknown-word")
    [fault] = problem["errors"]
    assert fault["parameter"] == parameter
    assert meant is None or meant in fault["suggestions"]


def test_events_come_with_what_they_point_at_each_once(client):
    whole = body(client, "/v1/events")
    asked = body(client, "/v1/events?include=evidence,participants,reports")
    schemas.EventListing.model_validate(asked)
    assert asked["items"] == whole["items"]
    included = asked["included"]
    pointed = {span["document"] for event in whole["items"] for span in event["evidence"]}
    assert set(included["documents"]) == pointed
    for key, document in included["documents"].items():
        assert body(client, f"/v1/documents/{key}")["title"] == document["title"]
    assert set(included["reports"]) == {r for event in whole["items"] for r in event["reports"]}
    assert {"AZE", "KAZ", "KAZ.marat-orazov"} <= set(included["actors"])
    for key, actor in included["actors"].items():
        found = body(client, f"/v1/actors/{key}")
        assert actor == {name: found[name] for name in actor}


def test_what_is_not_asked_for_is_null_and_without_include_there_is_nothing(client):
    assert "included" not in body(client, "/v1/events")
    [event] = body(client, "/v1/events?type=signing")["items"]
    one = body(client, f"/v1/events/{event['id']}?include=reports&fields=id")
    assert one["id"] == event["id"]
    assert set(one["included"]["reports"]) == set(event["reports"])
    assert (one["included"]["documents"], one["included"]["actors"]) == (None, None)
    assert set(one) == {"id", "included"}


def test_the_next_page_has_the_same_shape(client):
    page = body(client, "/v1/events?limit=2&fields=id&include=evidence")
    following = body(client, page["next"])
    assert [list(item) for item in following["items"]] == [["id"]] * 2
    assert following["included"]["documents"]


@pytest.mark.parametrize("query", ["fields=id", "include=evidence"])
def test_a_file_has_the_columns_it_has(client, query):
    response = client.get(f"/v1/events?{query}", headers={"Accept": "text/csv"})
    assert response.status_code == 422
    assert client.get(f"/v1/events.csv?{query}").status_code == 422


def test_a_shape_of_its_own_has_a_tag_of_its_own(client):
    tags = {
        client.get(f"/v1/events?{query}").headers["etag"]
        for query in ("", "fields=id", "fields=id,label", "include=evidence")
    }
    assert len(tags) == 4
