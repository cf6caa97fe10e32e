"""Texts to measure extraction with: any number of short articles, and texts meant to do harm."""

import datetime as dt
import html
import random
from collections.abc import Callable, Iterator

from graph.documents.making import make_document
from graph.model import Document

STATES = (
    ("Azerbaijan", "Azerbaijani", "Baku"),
    ("Kazakhstan", "Kazakh", "Astana"),
    ("Georgia", "Georgian", "Tbilisi"),
    ("Peru", "Peruvian", "Lima"),
    ("Kenya", "Kenyan", "Nairobi"),
    ("Vietnam", "Vietnamese", "Hanoi"),
    ("Norway", "Norwegian", "Oslo"),
    ("Egypt", "Egyptian", "Cairo"),
)
OFFICES = ("Foreign Minister", "Minister of Defense", "Prime Minister", "Minister of Energy")
SYLLABLES = ("ka", "ro", "min", "tel", "va", "su", "bek", "lor", "ni", "dar", "he", "zov")
PARTS = (
    "{guest} {office} {visitor} arrived in {city} on {date} on an official visit.",
    "{visitor} met with {host_state} {office} {host} and discussed trade worth {sum} million.",
    "The two ministers signed an Agreement on {topic} Cooperation in {city}.",
    "The importance of closer ties was noted, and the sides praised the {topic} forum.",
    "{visitor} invited his counterpart to visit {guest_city} in {year}.",
    "{guest_state} and {host_country} will hold joint exercises called {topic} Shield.",
    "Earlier, on {date}, the parliament of {host_country} ratified the {topic} treaty.",
    "A spokesman told reporters that the road to {city} would be repaired at a cost of {sum}.",
)

SENTENCE = (
    "Kazakhstan's Minister of Defense Ruslan Zhaksylykov met with Azerbaijan's Minister of Defense"
    " Zakir Hasanov in Baku on 7 June 2024 and signed a plan of military cooperation for 2025. "
)
COUNTRIES = ("Kazakhstan", "Azerbaijan", "Turkey", "Georgia", "Uzbekistan", "Peru", "Chad", "Fiji")


def articles(count: int, seed: int = 1) -> Iterator[Document]:
    """Short made-up articles; names, numbers and dates are ever new, as in real news."""
    chance = random.Random(seed)
    for _ in range(count):
        yield _article(chance)


def _article(chance: random.Random) -> Document:
    guest, host = chance.sample(STATES, 2)
    day = dt.date(2015, 1, 1) + dt.timedelta(days=chance.randrange(3650))
    filling = {
        "guest": guest[1],
        "guest_state": guest[0],
        "guest_city": guest[2],
        "host_state": host[1],
        "host_country": host[0],
        "city": host[2],
        "office": chance.choice(OFFICES),
        "visitor": f"{_name(chance)} {_name(chance)}",
        "host": f"{_name(chance)} {_name(chance)}",
        "topic": _name(chance),
        "sum": str(chance.randrange(10, 10_000)),
        "year": str(day.year + 1),
        "date": f"{day.day} {day:%B %Y}",
    }
    text = " ".join(part.format_map(filling) for part in chance.sample(PARTS, 5))
    return make_document(text, published=day, publisher="Example Wire")


def _name(chance: random.Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=chance.randrange(2, 5))).capitalize()


def _plain(words: int) -> str:
    sentence = SENTENCE.split()
    return "\n\n".join(SENTENCE * 8 for _ in range(max(words // (8 * len(sentence)), 1)))


def _countries(words: int) -> str:
    names = (COUNTRIES[n % len(COUNTRIES)] for n in range(words // 20))
    return f"{', the '.join(names)} signed a memorandum in Baku on 7 June 2024."


def _names(words: int) -> str:
    chance = random.Random(words)
    return " ".join(
        f"The Kazakh Foreign Minister {_name(chance)} {_name(chance)} met with the"
        f" Georgian Foreign Minister {_name(chance)} {_name(chance)} in Baku."
        for _ in range(words // 16)
    )


def _chain(link: str) -> Callable[[int], str]:
    """One sentence of one trigger over and over; without "the" and "of" it would not be English."""
    size = len(link.split())
    return lambda words: (
        f"The ministers of Georgia and of Kazakhstan held {link * (words // size)} in Baku."
    )


HOSTILE: dict[str, Callable[[int], str]] = {
    "sentences": _plain,
    "one paragraph": lambda words: _plain(words).replace("\n\n", " "),
    "all caps": lambda words: _plain(words).upper(),
    "no full stops": lambda words: _plain(words).replace(".", "").replace("\n\n", " "),
    "one word repeated": lambda words: "talks " * words,
    "one trigger repeated": _chain("talks of the "),
    "one document repeated": _chain("the agreement on "),
    "unclosed quotes": lambda words: _plain(words).replace("Minister", "“Minister"),
    "one endless word": lambda words: "talks" * words,
    "new people": _names,
    "countries in a sentence": _countries,
    "brackets": lambda words: "(“" * words,
    "entities": lambda words: html.escape(_plain(words)).replace(" ", "&nbsp;"),
}
"""Texts of about so many words each; of countries, a twentieth: 200,000 words, 10,000 names."""
