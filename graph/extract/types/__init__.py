"""What each event type needs to be one: a module a type, or ``acts`` for all the rest.

Each module has ``complete(draft, scene, earlier)``: it fills in what the sentence leaves to its
context and returns the events told, none when the sentence tells of no such event.  ``earlier``
are the completed drafts so far, in the order of the text.
"""

from collections.abc import Callable, Sequence

from graph.extract.model import Draft
from graph.extract.scene import Scene
from graph.extract.types import acts, exercise, invitation, meeting, mission, signing, visit
from graph.extract.types.sharing import shared
from ontology.terms import EventType

Completion = Callable[[Draft, Scene, Sequence[Draft]], list[Draft]]

COMPLETIONS: dict[EventType, Completion] = {
    EventType.VISIT: visit.complete,
    EventType.MEETING: meeting.complete,
    EventType.INVITATION: invitation.complete,
    EventType.SIGNING: signing.complete,
    EventType.EXERCISE: exercise.complete,
    EventType.MISSION: mission.complete,
}


def complete(draft: Draft, scene: Scene, earlier: Sequence[Draft]) -> list[Draft]:
    """Complete a draft by its type; none when it tells of no event."""
    done = COMPLETIONS.get(draft.type, acts.complete)(draft, scene, earlier)
    return [each for draft in done for each in shared(draft)]
