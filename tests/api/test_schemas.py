"""The OpenAPI document describes what is really answered, with examples and problems."""

import re

import pytest

from api import examples, openapi, represent, schemas
from api.schemas import EventQuery
from graph.queries import EventFilter


def operations(app):
    for path, item in app.openapi()["paths"].items():
        for method, operation in item.items():
            yield f"{method} {path}", operation


@pytest.mark.parametrize(
    ("made", "described"),
    [
        (represent.event(examples.EVENT), schemas.Event),
        (represent.agreement(examples.AGREEMENT), schemas.Agreement),
        (represent.dyad(examples.DYAD), schemas.Dyad),
        (represent.document(examples.DOCUMENT), schemas.Document),
        (represent.account(examples.REPORT, examples.DOCUMENT), schemas.Account),
        (
            represent.quoted_document(examples.DOCUMENT, [(examples.REPORT, "e1")]),
            schemas.QuotedDocument,
        ),
    ],
)
def test_what_is_made_is_what_is_described(made, described):
    assert described.model_validate(made).model_dump(mode="json") == made


@pytest.mark.parametrize(
    ("path", "described"),
    [
        ("/v1/ask?q=Kazakhstan-Azerbaijan signings", schemas.Answer),
        ("/v1/events", schemas.Listing[schemas.Event]),
        ("/v1/agreements", schemas.Listing[schemas.Agreement]),
        ("/v1/exercises", schemas.Listing[schemas.Exercise]),
        ("/v1/actors?kind=official", schemas.Listing[schemas.Actor]),
        ("/v1/documents", schemas.Listing[schemas.Document]),
        ("/v1/changes", schemas.Listing[schemas.Change]),
        ("/v1/dyads", schemas.Listing[schemas.Dyad]),
        ("/v1/dyads/AZE-KAZ", schemas.Dyad),
        ("/v1/dyads/AZE-KAZ/timeline", schemas.Timeline),
        ("/v1/dyads/AZE-KAZ/agreements", schemas.Listing[schemas.Agreement]),
        ("/healthz", schemas.Health),
        ("/openapi.json", None),
    ],
)
def test_real_answers_have_the_described_shape(client, path, described):
    response = client.get(path)
    assert response.status_code == 200, response.text
    if described is not None:
        assert described.model_validate(response.json()).model_dump(mode="json") == response.json()


def test_the_document_is_openapi_3_1_with_title_and_licence(app):
    document = app.openapi()
    assert document["openapi"].startswith("3.1")
    assert document["info"]["license"]["name"] == "Apache-2.0"


def test_every_operation_has_a_name_of_its_own_a_summary_and_a_description(app):
    found = dict(operations(app))
    ids = [operation["operationId"] for operation in found.values()]
    assert len(ids) == len(set(ids))
    for name, operation in found.items():
        assert "_" not in operation["operationId"], name
        assert operation["summary"], name
        assert operation["description"], name
        assert operation["tags"], name


def test_every_operation_tells_its_problems(app):
    for name, operation in operations(app):
        for status in ("422", "500", "503"):
            content = operation["responses"][status]["content"]
            assert list(content) == ["application/problem+json"], name


def test_every_parameter_of_a_query_is_described(app):
    for name, operation in operations(app):
        for parameter in operation.get("parameters", ()):
            assert parameter["in"] == "path" or parameter["description"], (name, parameter)


def shown_by(app, operation):
    """The JSON schema and the example of what an operation answers with, if that is JSON."""
    content = operation["responses"].get("200", {}).get("content", {}).get("application/json")
    if not content:
        return None
    schema = content["schema"]
    named = schema.get("anyOf", [schema])[0]["$ref"].rpartition("/")[2]
    component = app.openapi()["components"]["schemas"][named]
    return named, content.get("example") or component.get("examples", [None])[0]


ABOUT = {"events", "dyads", "actors", "agreements", "exercises", "documents", "changes"}


def test_every_answer_about_the_ledger_has_an_example_of_its_shape(app):
    models = {
        f"Listing_{model.__name__}_": schemas.Listing[model]
        for model in (
            schemas.Account,
            schemas.Actor,
            schemas.Agreement,
            schemas.Change,
            schemas.Count,
            schemas.Document,
            schemas.Dyad,
            schemas.Exercise,
            schemas.Value,
            schemas.Version,
        )
    }
    for name, operation in operations(app):
        if not name.startswith("get ") or not set(operation["tags"]) <= ABOUT or "job" in name:
            continue
        found = shown_by(app, operation)
        if found is not None:
            model = models.get(found[0]) or getattr(schemas, found[0])
            assert found[1], name
            model.model_validate(found[1])


def test_every_link_leads_to_an_operation_that_takes_what_it_gives(app):
    found = {operation["operationId"]: operation for _, operation in operations(app)}
    linked = [
        link
        for operation in found.values()
        for link in operation["responses"].get("200", {}).get("links", {}).values()
    ]
    assert len(linked) >= 15
    for link in linked:
        taken = {parameter["name"] for parameter in found[link["operationId"]]["parameters"]}
        assert set(link["parameters"]) <= taken


@pytest.mark.parametrize("operation_id", sorted(openapi.LINKS))
def test_a_link_can_be_followed_from_a_real_answer(app, client, operation_id):
    paths = {operation["operationId"]: name.split()[1] for name, operation in operations(app)}
    values = START[operation_id]
    body = client.get(paths[operation_id].format(**values(client))).json()
    for target, parameters in openapi.LINKS[operation_id].items():
        given = {name: at(body, where) for name, where in parameters.items()}
        if None not in given.values():
            path = paths[target].format(**given)
            assert client.get(path, params=given if target == "listEvents" else None).is_success


def at(body, expression):
    """What a runtime expression of OpenAPI points at; None where there is nothing."""
    for step in expression.removeprefix("$response.body#").strip("/").split("/"):
        if isinstance(body, list):
            body = body[int(step)] if len(body) > int(step) else None
        elif body is not None:
            body = body[step]
    return body


def signing(client):
    return client.get("/v1/events?type=signing").json()["items"][0]


START = {
    **dict.fromkeys(openapi.LINKS, lambda _: {"dyad": "AZE-KAZ"}),
    "getEvent": lambda client: {"id": signing(client)["id"]},
    "getEventEvidence": lambda client: {"id": signing(client)["id"]},
    "getAgreement": lambda client: {"id": signing(client)["agreement"]},
    "getExercise": lambda client: {
        "id": client.get("/v1/exercises").json()["items"][0]["id"],
    },
    "getDocument": lambda client: {"id": signing(client)["evidence"][0]["document"]},
}


def test_the_words_of_fields_and_include_are_in_the_document(app):
    for name, operation in operations(app):
        for parameter in operation.get("parameters", ()):
            if parameter["name"] in {"fields", "include"}:
                schema = parameter["schema"]
                assert re.fullmatch(schema["pattern"], schema["examples"][0]), name
                assert not re.fullmatch(schema["pattern"], "included"), name


def test_the_document_is_made_once(app):
    assert app.openapi() is app.openapi()
    names = app.openapi()["components"]["schemas"]
    assert "SomeEvent" in names
    assert "required" not in names["SomeEvent"]
    assert not any(name.startswith("SomeSome") for name in names)


def test_every_schema_that_is_pointed_at_exists(app):
    text = str(app.openapi())
    names = app.openapi()["components"]["schemas"]
    pointed = {part.split("'")[0] for part in text.split("#/components/schemas/")[1:]}
    assert pointed <= set(names)
    assert "HTTPValidationError" not in names


def test_the_filters_over_http_are_those_of_typed_questions():
    assert set(EventQuery.model_fields) == set(EventFilter.__slots__)
