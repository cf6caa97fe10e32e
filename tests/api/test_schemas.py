"""The OpenAPI document describes what is really answered, with examples and problems."""

import pytest

from api import examples, represent, schemas
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


def test_every_schema_that_is_pointed_at_exists(app):
    text = str(app.openapi())
    names = app.openapi()["components"]["schemas"]
    pointed = {part.split("'")[0] for part in text.split("#/components/schemas/")[1:]}
    assert pointed <= set(names)
    assert "HTTPValidationError" not in names


def test_the_filters_over_http_are_those_of_typed_questions():
    assert set(EventQuery.model_fields) == set(EventFilter.__slots__)
