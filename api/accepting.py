"""What a client accepts: the ``Accept`` header of RFC 9110, section 12.5.1."""

from collections.abc import Sequence

from api.errors import NotAcceptable


def preferred(accept: str, offered: Sequence[str]) -> str:
    """The offered media type that an ``Accept`` header likes best; the first offered on a tie.

    >>> preferred("text/csv;q=0.9, */*;q=0.1", ["application/json", "text/csv"])
    'text/csv'

    Raises ``NotAcceptable`` when the header leaves none (RFC 9110, section 12.5.1).
    """
    ranges = [_range(part) for part in accept.split(",") if part.strip()] or [("*/*", 1.0)]
    scored = [(_quality(media, ranges), media) for media in offered]
    best = max(quality for quality, _ in scored)
    if best <= 0:
        raise NotAcceptable(offered)
    return next(media for quality, media in scored if quality == best)


def _range(part: str) -> tuple[str, float]:
    media, *parameters = (piece.strip().lower() for piece in part.split(";"))
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            return media, _weight(value)
    return media, 1.0


def _weight(value: str) -> float:
    try:
        return min(max(float(value), 0.0), 1.0)
    except ValueError:
        return 0.0


def _quality(media: str, ranges: Sequence[tuple[str, float]]) -> float:
    """The weight of the most specific range that covers a media type."""
    for covering in (media, f"{media.partition('/')[0]}/*", "*/*"):
        for name, weight in ranges:
            if name == covering:
                return weight
    return 0.0
