"""The look of each event type: a shape within a family of one colour (never colour alone)."""

from math import cos, pi, sin

from ontology.terms import EventType

RADIUS = 7.0


def _polygon(corners: int, *, turn: float = 0.0, inner: float | None = None) -> str:
    """A regular polygon, or a star whose inner corners lie at ``inner`` of the radius."""
    points = []
    steps = corners * (2 if inner else 1)
    for step in range(steps):
        radius = RADIUS * (inner if inner and step % 2 else 1.0)
        angle = turn - pi / 2 + 2 * pi * step / steps
        points.append(f"{radius * cos(angle):.1f} {radius * sin(angle):.1f}")
    return f"M{'L'.join(points)}Z"


SHAPES = {
    "circle": "M-6 0A6 6 0 1 1 6 0A6 6 0 1 1 -6 0Z",
    "square": "M-5.5 -5.5H5.5V5.5H-5.5Z",
    "diamond": _polygon(4),
    "up": _polygon(3),
    "down": _polygon(3, turn=pi),
    "right": _polygon(3, turn=pi / 2),
    "left": _polygon(3, turn=-pi / 2),
    "pentagon": _polygon(5),
    "hexagon": _polygon(6),
    "star": _polygon(5, inner=0.45),
    "plus": "M-2.5 -6.5H2.5V-2.5H6.5V2.5H2.5V6.5H-2.5V2.5H-6.5V-2.5H-2.5Z",
    "bowtie": "M-6 -6L6 6V-6L-6 6Z",
}

LOOKS: dict[EventType, tuple[str, str]] = {
    EventType.VISIT: ("contact", "right"),
    EventType.MEETING: ("contact", "circle"),
    EventType.CALL: ("contact", "square"),
    EventType.MESSAGE: ("contact", "down"),
    EventType.INVITATION: ("contact", "up"),
    EventType.SIGNING: ("document", "square"),
    EventType.RATIFICATION: ("document", "hexagon"),
    EventType.TERMINATION: ("document", "bowtie"),
    EventType.EXERCISE: ("military", "star"),
    EventType.MILITARY_COOPERATION: ("military", "pentagon"),
    EventType.ARMS_TRANSFER: ("military", "diamond"),
    EventType.AID: ("support", "plus"),
    EventType.ECONOMIC_COOPERATION: ("support", "hexagon"),
    EventType.CULTURAL_COOPERATION: ("support", "circle"),
    EventType.MISSION: ("diplomacy", "pentagon"),
    EventType.RELATIONS: ("diplomacy", "circle"),
    EventType.AWARD: ("diplomacy", "star"),
    EventType.STATEMENT: ("word", "circle"),
    EventType.APPEAL: ("word", "up"),
    EventType.ACCUSATION: ("dispute", "down"),
    EventType.REJECTION: ("dispute", "bowtie"),
    EventType.THREAT: ("dispute", "up"),
    EventType.SANCTION: ("dispute", "square"),
    EventType.MOBILIZATION: ("force", "up"),
    EventType.CLASH: ("force", "star"),
    EventType.RELEASE: ("release", "left"),
}
"""Family (the colour, in ``static/timeline.css``) and shape of every event type."""


def family(type: EventType) -> str:
    """The family whose colour the type has."""
    return LOOKS[type][0]


def shape(type: EventType) -> str:
    """The path of the type's mark, around the origin."""
    return SHAPES[LOOKS[type][1]]
