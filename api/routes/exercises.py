"""``/v1/exercises``: military exercises, seen through their events."""

from typing import Annotated

from fastapi import APIRouter, Path
from fastapi.responses import Response

from api import represent, schemas
from api.dependencies import SPARSE, FilterDependency, QuestionDependency, ViewDependency
from api.negotiation import ReplyDependency, format_of, suffixes
from graph.exchange import What

router = APIRouter(prefix="/v1", tags=["exercises"])

Suffix = Annotated[str, Path(json_schema_extra={"enum": list(suffixes(What.EXERCISES))})]


@router.get(
    "/exercises",
    operation_id="listExercises",
    summary="Exercises by typed filters",
    response_model=schemas.Listing[schemas.Exercise],
    responses={**schemas.MOVED, **schemas.UNCHANGED, **schemas.problems(406)},
)
def list_exercises(
    question: QuestionDependency, view: ViewDependency, reply: ReplyDependency
) -> Response:
    """Those that an event passing the filters points at, latest first."""
    return reply.listing(
        What.EXERCISES,
        question,
        lambda: view.exercises(
            question.filter, order=question.order, limit=question.limit, cursor=question.cursor
        ),
        represent.exercise,
    )


@router.get(
    "/exercises.{suffix}",
    operation_id="downloadExercises",
    summary="Every exercise that passes the filters, as one file",
    response_class=Response,
    responses={**schemas.MOVED, **schemas.UNCHANGED, **schemas.problems(404)},
)
def download_exercises(
    suffix: Suffix, filter: FilterDependency, reply: ReplyDependency
) -> Response:
    """The same filters as `/v1/exercises`, without pages."""
    return reply.whole(What.EXERCISES, format_of(What.EXERCISES, suffix), filter)


@router.get(
    "/exercises/{id}",
    operation_id="getExercise",
    summary="One exercise",
    response_model=schemas.Exercise,
    dependencies=[SPARSE],
    responses={**schemas.MOVED, **schemas.UNCHANGED, **schemas.problems(404, 410)},
)
def read_exercise(id: str, view: ViewDependency, reply: ReplyDependency) -> Response:
    """Organizers, participants, place and dates, and the events that tell of it."""
    return reply.json(lambda: represent.exercise(view.exercise(id)))
