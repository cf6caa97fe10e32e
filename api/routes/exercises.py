"""``/v1/exercises``: military exercises, seen through their events."""

from fastapi import APIRouter
from fastapi.responses import Response

from api import represent, schemas
from api.dependencies import QuestionDependency, ViewDependency
from api.negotiation import ReplyDependency

router = APIRouter(prefix="/v1", tags=["exercises"])


@router.get(
    "/exercises",
    operation_id="listExercises",
    summary="Exercises by typed filters",
    response_model=schemas.Listing[schemas.Exercise],
    responses={**schemas.MOVED, **schemas.UNCHANGED, **schemas.problems()},
)
def list_exercises(
    question: QuestionDependency, view: ViewDependency, reply: ReplyDependency
) -> Response:
    """Those that an event passing the filters points at, latest first."""
    return reply.page(
        lambda: view.exercises(
            question.filter, order=question.order, limit=question.limit, cursor=question.cursor
        ),
        represent.exercise,
    )


@router.get(
    "/exercises/{id}",
    operation_id="getExercise",
    summary="One exercise",
    response_model=schemas.Exercise,
    responses={**schemas.MOVED, **schemas.UNCHANGED, **schemas.problems(404)},
)
def read_exercise(id: str, view: ViewDependency, reply: ReplyDependency) -> Response:
    """Organizers, participants, place and dates, and the events that tell of it."""
    return reply.json(lambda: represent.exercise(view.exercise(id)))
