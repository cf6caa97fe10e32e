"""What each resource answers, over the small ledger of ``conftest.py``."""

import csv
import io
import json
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import parse_qs, urlsplit

import httpx2
import pyoxigraph
import pytest

from api import schemas
from tests.api.conftest import EXERCISE, HOSTILE, INVITATION, PLAN, SAME_SIGNING, SIGNING


def items(client, path):
    response = client.get(path)
    assert response.status_code == 200, response.text
    return response.json()["items"]


def types(client, query):
    return sorted(event["type"] for event in items(client, f"/v1/events?{query}"))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["exercise", "invitation", "meeting", "signing", "visit"]),
        ("dyad=AZE-KAZ", ["exercise", "meeting", "signing", "visit"]),
        ("principal=AZE&principal=KAZ&principal=TUR", ["exercise"]),
        ("principal=Georgia", ["invitation"]),
        ("principal=Gürcistan", ["invitation"]),
        ("type=visit&type=signing", ["signing", "visit"]),
        ("subtype=plan", ["signing"]),
        ("status=planned", ["exercise"]),
        ("domain=defence", ["exercise"]),
        ("plover=SUPPORT", ["signing"]),
        ("since=2024", ["exercise"]),
        ("until=2024", ["meeting", "signing", "visit"]),
        ("since=2024-05-10&until=2024-05-12", ["exercise"]),
        ("since=2024-05-10&until=2024-05-12&match=certain", []),
        ("organization=foreign-affairs", ["meeting", "signing", "visit"]),
        ("official=Samadov", ["meeting", "signing"]),
        ("place=Azerbaijan", ["meeting", "signing", "visit"]),
        ("place=Baku", ["meeting", "signing", "visit"]),
        ("text=calm sea", ["exercise"]),
        ("min_publishers=2", ["signing"]),
        ("min_confidence=0.9", ["signing"]),
        ("scope=multilateral", ["exercise"]),
    ],
)
def test_every_filter_narrows_events(client, query, found):
    assert types(client, query) == found


def test_newest_events_come_first_unless_asked_otherwise_and_undated_ones_last(client):
    newest = [event["date"] for event in items(client, "/v1/events")]
    oldest = [event["date"] for event in items(client, "/v1/events?order=date")]
    assert newest == ["2024-05", "2023-03-14", "2023-03-14", "2023-03-14", None]
    assert oldest == ["2023-03-14", "2023-03-14", "2023-03-14", "2024-05", None]


def test_pages_follow_one_another_to_the_end_in_body_and_header(client):
    seen, path = [], "/v1/events?limit=2&principal=Azerbaijan"
    while path:
        response = client.get(path)
        page = response.json()
        seen += [event["id"] for event in page["items"]]
        assert page["total"] == 5
        path = page["next"]
        assert response.headers.get("link") == (f'<{path}>; rel="next"' if path else None)
    assert len(seen) == len(set(seen)) == 5


def test_a_cursor_of_another_question_is_refused(client):
    path = client.get("/v1/events?limit=2").json()["next"]
    cursor = parse_qs(urlsplit(path).query)["cursor"][0]
    response = client.get("/v1/events", params={"cursor": cursor, "type": "visit"})
    assert response.status_code == 422
    assert response.json()["type"].endswith("/invalid-cursor")


def test_an_event_leads_to_its_evidence_its_whole_its_agreement_and_its_dyad(client):
    [event] = items(client, "/v1/events?type=signing")
    links = event["links"]
    assert client.get(links["self"]).json() == event
    assert client.get(links["part_of"]).json()["type"] == "visit"
    assert client.get(links["agreement"]).json()["title"] == PLAN
    assert [client.get(link).json()["dyad"] for link in links["dyads"]] == ["AZE-KAZ"]
    assert {account["evidence"][0]["quote"] for account in items(client, links["evidence"])} == {
        SIGNING,
        SAME_SIGNING,
    }


def test_evidence_names_the_document_without_its_text(client):
    [event] = items(client, "/v1/events?type=exercise")
    [account] = items(client, event["links"]["evidence"])
    assert account["document"]["title"] == HOSTILE
    assert account["document"]["url"] == "https://one.example/calm-sea"
    assert "text" not in account["document"]


def test_a_document_shows_only_the_sentences_quoted_from_it(client):
    [event] = items(client, "/v1/events?type=exercise")
    document = client.get(f"/v1/documents/{event['evidence'][0]['document']}").json()
    assert "text" not in document
    assert [quote["quote"] for quote in document["quotes"]] == [EXERCISE, INVITATION]
    assert document["quotes"][0]["event"] == event["id"]


def test_an_agreement_has_its_signatories_and_sentences(client):
    [agreement] = items(client, "/v1/agreements?principal=KAZ")
    assert client.get(agreement["links"]["self"]).json() == agreement
    assert (agreement["kind"], agreement["parties"]) == ("plan", ["AZE", "KAZ"])
    assert {who["person"] for who in agreement["signatories"]} == {"Elnur Samadov", "Marat Orazov"}
    assert items(client, "/v1/dyads/AZE-KAZ/agreements") == [agreement]
    assert items(client, "/v1/dyads/AZE-GEO/agreements") == []


def test_an_exercise_is_a_thing_of_its_own_that_events_point_at(client):
    [exercise] = items(client, "/v1/exercises?principal=TUR")
    assert client.get(exercise["links"]["self"]).json() == exercise
    assert exercise["organizers"] == ["AZE", "KAZ", "TUR"]
    [event] = [client.get(link).json() for link in exercise["links"]["events"]]
    assert event["links"]["exercise"] == exercise["links"]["self"]


def test_dyads_are_counted_and_listed_by_principal(client):
    assert {dyad["dyad"] for dyad in items(client, "/v1/dyads")} == {
        "AZE-KAZ",
        "AZE-TUR",
        "KAZ-TUR",
        "AZE-GEO",
    }
    assert {dyad["dyad"] for dyad in items(client, "/v1/dyads?principal=Türkiye")} == {
        "AZE-TUR",
        "KAZ-TUR",
    }
    found = client.get("/v1/dyads/AZE-KAZ").json()
    assert (found["events"], found["types"]["signing"]) == (4, 1)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (
            "",
            {
                ("2023-03", "visit"),
                ("2023-03", "meeting"),
                ("2023-03", "signing"),
                ("2024-05", "exercise"),
            },
        ),
        ("by=year&type=signing", {("2023", "signing")}),
        ("by=quarter&since=2024", {("2024-Q2", "exercise")}),
    ],
)
def test_the_events_of_a_dyad_are_counted_over_time(client, query, expected):
    found = items(client, f"/v1/dyads/AZE-KAZ/summary?{query}")
    assert {(count["period"], count["type"]) for count in found} == expected
    assert [count["period"] for count in found] == sorted(count["period"] for count in found)
    assert all(count["events"] == 1 for count in found)
    rows = rows_of(client.get(f"/v1/dyads/AZE-KAZ/summary.csv?{query}").text)
    assert [{name: str(value) for name, value in count.items()} for count in found] == rows


def test_counts_of_a_day_in_the_past_are_refused_by_name(client):
    response = client.get("/v1/dyads/AZE-KAZ/summary?known_at=2026-01-01")
    assert response.status_code == 422
    assert response.json()["errors"][0]["parameter"] == "known_at"


def test_a_timeline_has_a_lane_a_type_and_keeps_undated_events(client):
    found = client.get("/v1/dyads/AZE-KAZ/timeline").json()
    assert [lane["type"] for lane in found["lanes"]] == ["visit", "meeting", "signing", "exercise"]
    assert (found["first"], found["last"], found["total"]) == ("2023-03-14", "2024-05", 4)
    georgia = client.get("/v1/dyads/AZE-GEO/timeline").json()
    assert georgia["lanes"] == []
    assert [event["type"] for event in georgia["undated"]] == ["invitation"]


def test_a_timeline_is_narrowed_by_filters(client):
    found = client.get("/v1/dyads/AZE-KAZ/timeline?type=visit&since=2023").json()
    assert (len(found["lanes"]), found["total"]) == (1, 1)


@pytest.mark.parametrize("spelling", ["KAZ-AZE", "kaz-aze", "Kazakhstan-Azerbaijan", "AZE–KAZ"])
@pytest.mark.parametrize(
    "rest",
    ["", "/timeline?type=visit", "/summary.csv?by=year", "/agreements?since=2020&until=2025"],
)
def test_another_spelling_of_a_dyad_is_redirected_for_good(client, spelling, rest):
    response = client.get(f"/v1/dyads/{spelling}{rest}")
    assert response.status_code == 308
    assert response.headers["location"] == f"/v1/dyads/AZE-KAZ{rest}"


def test_another_spelling_of_a_dyad_among_filters_is_redirected_for_good(client):
    response = client.get("/v1/events?type=visit&dyad=KAZ-AZE&type=meeting")
    assert response.status_code == 308
    assert response.headers["location"] == "/v1/events?type=visit&dyad=AZE-KAZ&type=meeting"


def test_an_actor_has_its_offices_and_the_sentence_that_shows_them(client):
    actor = client.get("/v1/actors/KAZ.marat-orazov").json()
    assert (actor["kind"], actor["country"]) == ("official", "KAZ")
    assert actor["offices"][0]["title"] == "Foreign Minister"
    assert actor["offices"][0]["evidence"]
    assert len(items(client, actor["links"]["events"])) == actor["events"] == 3


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("", ["AZE", "GEO", "KAZ", "TUR"]),
        ("kind=official&principal=KAZ", ["KAZ.marat-orazov"]),
        ("kind=organization", None),
    ],
)
def test_actors_are_listed_by_kind(client, query, ids):
    found = [actor["id"] for actor in items(client, f"/v1/actors?{query}")]
    assert found == (ids or sorted(found))
    assert found


def test_events_come_as_csv_and_json_lines_by_suffix_or_accept_header(client):
    by_suffix = client.get("/v1/events.csv?dyad=AZE-KAZ")
    by_header = client.get("/v1/events?dyad=AZE-KAZ", headers={"Accept": "text/csv"})
    assert by_suffix.headers["content-type"].startswith("text/csv")
    assert by_suffix.text == by_header.text
    rows = list(csv.DictReader(io.StringIO(by_suffix.text)))
    assert {row["type"] for row in rows} == {"visit", "meeting", "signing", "exercise"}
    lines = client.get("/v1/events.jsonl?dyad=AZE-KAZ").text.splitlines()
    assert {json.loads(line)["id"] for line in lines} == {row["id"] for row in rows}


def test_a_whole_file_takes_no_page(client):
    assert client.get("/v1/events.csv?limit=2").status_code == 422


def test_agreements_come_as_csv(client):
    rows = list(csv.DictReader(io.StringIO(client.get("/v1/agreements.csv").text)))
    assert [row["title"] for row in rows] == [PLAN]


def rows_of(text):
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize(
    ("path", "query", "key"),
    [
        ("/v1/events", "dyad=AZE-KAZ", "id"),
        ("/v1/agreements", "principal=AZE", "id"),
        ("/v1/exercises", "principal=TUR", "id"),
        ("/v1/dyads", "principal=AZE", "dyad"),
        ("/v1/dyads/AZE-KAZ/agreements", "type=signing", "id"),
        ("/v1/actors", "kind=official", "id"),
        ("/v1/documents", "publisher=One Gazette", "id"),
        ("/v1/changes", "since=3&kind=event", "revision"),
    ],
)
def test_every_list_comes_as_csv_and_json_lines_by_suffix_or_accept_header(
    client, path, query, key
):
    expected = sorted(
        str(item[key])
        for item in items(
            client, f"{path}?{query}&limit=500" if path != "/v1/dyads" else f"{path}?{query}"
        )
    )
    assert expected
    for suffix, media in (("csv", "text/csv"), ("jsonl", "application/jsonl")):
        by_suffix = client.get(f"{path}.{suffix}?{query}")
        by_header = client.get(f"{path}?{query}", headers={"Accept": media})
        assert by_suffix.status_code == 200, by_suffix.text
        assert by_suffix.headers["content-type"].startswith(media)
        assert by_suffix.content == by_header.content
        read = (
            rows_of(by_suffix.text)
            if suffix == "csv"
            else [json.loads(line) for line in by_suffix.text.splitlines()]
        )
        assert sorted(str(item[key]) for item in read) == expected
        known = {"If-None-Match": by_suffix.headers["etag"]}
        assert client.get(f"{path}.{suffix}?{query}", headers=known).status_code == 304
    assert client.get(f"{path}.docx").status_code == 404
    assert client.get(path, headers={"Accept": "image/png"}).status_code == 406


def test_the_evidence_of_an_event_comes_as_csv(client):
    [event] = items(client, "/v1/events?type=signing")
    rows = rows_of(client.get(f"{event['links']['evidence']}.csv").text)
    assert {row["quote"] for row in rows} == {SIGNING, SAME_SIGNING}
    assert client.get("/v1/events/nothing/evidence.csv").status_code == 404


def test_files_of_more_than_a_page_are_whole(client, monkeypatch):
    for route in ("actors", "changes", "documents"):
        monkeypatch.setattr(f"api.routes.{route}.MAX_LIMIT", 1)
    assert len(rows_of(client.get("/v1/actors.csv").text)) == 4
    assert len(rows_of(client.get("/v1/documents.csv").text)) == 3
    revision = client.get("/healthz").json()["revision"]
    assert len(rows_of(client.get("/v1/changes.csv").text)) == revision


def test_documents_are_listed_without_their_texts_the_latest_first(client):
    seen, path = [], "/v1/documents?limit=1"
    while path:
        page = client.get(path).json()
        assert page["total"] == 3
        seen += page["items"]
        path = page["next"]
    assert [document["title"] for document in seen] == [HOSTILE, "Plan signed", "Orazov in Baku"]
    assert [set(client.get(one["links"]["self"]).json()) - set(one) for one in seen] == [
        {"quotes"}
    ] * 3


def test_a_client_that_has_the_answer_is_told_so(client):
    first = client.get("/v1/events?type=visit")
    tag = first.headers["etag"]
    again = client.get("/v1/events?type=visit", headers={"If-None-Match": f'"x", W/{tag}'})
    assert (again.status_code, again.content) == (304, b"")
    other = client.get("/v1/events?type=meeting", headers={"If-None-Match": tag})
    assert other.status_code == 200


def test_a_form_of_its_own_has_a_tag_of_its_own(client):
    json_tag = client.get("/v1/events").headers["etag"]
    csv_tag = client.get("/v1/events", headers={"Accept": "text/csv"}).headers["etag"]
    assert json_tag != csv_tag


def test_a_question_says_how_it_was_read_and_is_answered(client):
    answer = client.get("/v1/ask", params={"q": "all Azerbaijan–Kazakhstan agreements"}).json()
    assert answer["reading"] == {"principal": ["AZE", "KAZ"], "type": ["signing"]}
    assert answer["unread"] == []
    assert [event["name"] for event in answer["items"]] == [PLAN]
    assert answer["count"] == 1
    assert [event["name"] for event in items(client, answer["links"]["events"])] == [PLAN]


def test_a_question_of_which_nothing_was_read_is_answered_with_nothing(client):
    answer = client.get("/v1/ask", params={"q": "colourless green ideas"}).json()
    assert (answer["reading"], answer["count"], answer["items"]) == ({}, 0, [])
    assert "events" not in answer["links"]


def test_the_service_is_well(client):
    found = client.get("/healthz").json()
    assert found["status"] == "ok"
    assert found["revision"] > 0


def test_a_real_server_answers_as_the_application_does(address_of_service):
    with httpx2.Client(base_url=address_of_service) as http:
        assert http.get("/healthz").status_code == 200
        assert http.get("/v1/dyads/KAZ-AZE/timeline", follow_redirects=True).json()["total"] == 4
        assert http.get("/v1/events/%00").status_code == 404
        assert http.get("/nothing").headers["content-type"] == "application/problem+json"


def test_a_real_server_answers_many_clients_at_once(address_of_service):
    with httpx2.Client(base_url=address_of_service) as http, ThreadPoolExecutor(16) as clients:
        paths = ["/v1/events?limit=2", "/v1/dyads", "/v1/events.csv", "/healthz"] * 25
        found = list(clients.map(lambda path: http.get(path).status_code, paths))
    assert found == [200] * len(paths)


def test_a_question_links_the_same_as_page_filters_and_sparql(client):
    question = {"q": "all Azerbaijan–Kazakhstan agreements"}
    links = client.get("/v1/ask", params=question).json()["links"]
    assert PLAN in client.get(links["page"]).text
    assert client.get(links["self"]).json()["count"] == 1
    written = client.get(links["sparql"])
    assert written.headers["content-type"].startswith("application/sparql-query")
    store = pyoxigraph.Store()
    store.load(client.get("/v1/events.ttl").content, pyoxigraph.RdfFormat.TURTLE)
    [row] = store.query(written.text)
    [event] = items(client, links["events"])
    assert row["event"].value.endswith(f"/id/event/{event['id']}")
    [answered] = client.get(links["sparql_answer"]).json()["results"]["bindings"]
    assert answered["event"]["value"] == row["event"].value


def test_filters_can_be_had_as_sparql(client):
    asked = {"type": "signing", "since": "2020", "order": "date"}
    written = client.get("/v1/events.rq", params=asked)
    assert written.headers["content-type"].startswith("application/sparql-query")
    rows = client.get("/sparql", params={"query": written.text}).json()["results"]["bindings"]
    ids = [event["id"] for event in items(client, "/v1/events?type=signing&since=2020&order=date")]
    assert [row["event"]["value"].rpartition("/")[2] for row in rows] == ids != []
    past = client.get("/v1/events.rq", params={"known_at": "2025-01-01"})
    assert past.status_code == 422
    assert past.json()["errors"][0]["parameter"] == "known_at"


@pytest.mark.parametrize("path", ["/v1/events", "/v1/events.rq", "/v1/events.csv"])
@pytest.mark.parametrize("field", ["text", "official"])
@pytest.mark.parametrize("value", [" ", "!!", "—"])
def test_what_has_nothing_to_look_for_is_refused_in_every_form(client, path, field, value):
    answer = client.get(path, params={field: value})
    assert answer.status_code == 422, answer.text
    assert answer.json()["errors"][0]["parameter"] == field


def test_marks_beside_words_change_no_query(client):
    plain = client.get("/v1/events.rq?text=plan&official=Orazov").text
    marked = client.get("/v1/events.rq", params={"text": "plan !", "official": "Orazov !"}).text
    assert [line for line in marked.splitlines() if not line.startswith("#")] == [
        line for line in plain.splitlines() if not line.startswith("#")
    ]


def test_a_question_that_filters_cannot_say_links_none(client):
    question = {"q": "visits by Kazakhstan to Azerbaijan"}
    answer = client.get("/v1/ask", params=question).json()
    assert answer["count"] == 1
    assert set(answer["links"]) == {"self", "page", "sparql", "sparql_answer"}
    assert "as filters" not in client.get(answer["links"]["page"]).text


def test_a_question_of_which_nothing_was_read_has_no_query(client):
    response = client.get("/v1/ask.rq", params={"q": "colourless green ideas"})
    assert response.status_code == 404
    assert response.json()["detail"] == "no reading of 'colourless green ideas'"


def test_the_longest_gap_names_the_events_on_either_side(client):
    answer = client.get("/v1/ask", params={"q": "longest gap between events of Kazakhstan"}).json()
    assert answer["asks"] == "gap"
    assert answer["gap"]["days"] == 0
    assert [event["id"] for event in answer["items"]] == [
        answer["gap"]["before"],
        answer["gap"]["after"],
    ]


def test_who_and_when_have_a_short_answer_and_other_questions_none(client):
    question = {"q": "who visited Azerbaijan?"}
    answer = client.get("/v1/ask", params=question).json()
    assert answer["answer"] == {
        "text": "Marat Orazov (KAZ)",
        "values": [
            {"name": "Marat Orazov", "id": "KAZ.marat-orazov", "country": "KAZ", "events": 1}
        ],
        "others": 0,
        "of": 1,
    }
    assert schemas.Answer.model_validate(answer).model_dump(mode="json") == answer
    assert client.get("/v1/ask", params={"q": "visits to Azerbaijan"}).json()["answer"] is None
    assert "Marat Orazov (KAZ)" in client.get("/search", params=question).text
