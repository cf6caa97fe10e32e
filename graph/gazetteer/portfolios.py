"""Mentions of ministries, ministers and other bodies and offices in a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from graph.gazetteer.phrases import PhraseFinder
from graph.gazetteer.spelling import Reading, level_signs, read
from graph.gazetteer.tables import several, table
from ontology.terms import Portfolio

PortfolioForm = Literal[
    "ministry",
    "minister",
    "deputy-minister",
    "head",
    "deputy-head",
    "aide",
    "body",
    "parliament",
    "commander",
    "deputy-commander",
    "official",
    "embassy",
    "ambassador",
    "company",
]
BODIES: frozenset[PortfolioForm] = frozenset(
    {"ministry", "body", "parliament", "embassy", "company"}
)
_FORMS: dict[str, PortfolioForm] = {form: form for form in get_args(PortfolioForm)}
_PLURALS = frozenset(
    {
        "ambassadors",
        "armies",
        "attaches",
        "attachés",
        "banks",
        "chiefs",
        "consulates",
        "consuls",
        "departments",
        "embassies",
        "fms",
        "governments",
        "governors",
        "heads",
        "kings",
        "mayors",
        "ministers",
        "ministries",
        "missions",
        "navies",
        "parliaments",
        "premiers",
        "presidents",
        "secretaries",
        "speakers",
        "staffs",
    }
)
_WORD = re.compile(r"\w+")
_SEPARATOR = re.compile(r",? and |, ")
_OTHER_BODY = re.compile(r" (?:Ministr|Department|Secretar|Committee|Service|Council|Agency)")
_HEAD_NOUN = re.compile(r"(.*?)(?: (?:of|for|to|on|in|and)\b|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class PortfolioMention:
    """A span that names a body or an office of a portfolio; offsets in code points."""

    start: int
    end: int
    surface: str
    portfolio: Portfolio
    form: PortfolioForm
    name: str | None = None
    """The body's English name, e.g. ``Ministry of Defence``; None for offices without one."""
    code: str | None = None
    """The principal that the phrase alone implies; one named beside it goes before."""
    plural: bool = False

    @property
    def person(self) -> bool:
        """Whether an office holder is meant and not a body."""
        return self.form not in BODIES


@dataclass(frozen=True, slots=True)
class Office:
    """What a phrase means, and the letters it must show: ``=`` these, ``^`` a capital first."""

    portfolio: Portfolio | None
    form: PortfolioForm
    name: str | None
    code: str | None
    plural: bool
    case: str = ""

    def fits(self, surface: str) -> bool:
        """Whether the phrase is written with the capitals that it needs."""
        if self.case.startswith("="):
            return surface == self.case[1:]
        return not self.case or surface[:1].isupper()


class PortfolioScanner:
    """Finds bodies and offices in texts, whatever their spelling, case and hyphens."""

    def __init__(self) -> None:
        phrases: dict[str, list[Office]] = {}
        for phrase, office in _offices():
            phrases.setdefault(phrase, []).append(office)
        self._finder: PhraseFinder[list[Office]] = PhraseFinder(phrases)
        self._subjects = _further_subjects()

    def scan(self, text: str) -> list[PortfolioMention]:
        """The mentions in order of place, none overlapping."""
        reading = read(text)
        found = (
            self._mention(text, reading, start, end, offices)
            for start, end, offices in self._finder.find(_lowered(reading.text))
        )
        return [mention for mention in found if mention is not None]

    def _mention(
        self, text: str, reading: Reading, start: int, end: int, offices: list[Office]
    ) -> PortfolioMention | None:
        """The mention, stretched over ``and Trade`` in ``Ministry of Energy and Trade``."""
        levelled = reading.text
        surface = levelled[start:end]
        office = next((office for office in offices if office.fits(surface)), None)
        if office is None or office.portfolio is None:
            return None
        name = office.name
        if name is not None and name.startswith("Ministry of ") and " of " in surface:
            tail = end if office.plural else self._tail_end(levelled, end)
            name, end = name + levelled[end:tail], tail
        start, end = reading.span(start, end)
        return PortfolioMention(
            start=start,
            end=end,
            surface=text[start:end],
            portfolio=office.portfolio,
            form=office.form,
            name=name,
            code=office.code,
            plural=office.plural,
        )

    def _tail_end(self, levelled: str, end: int) -> int:
        """Where ``and Trade`` or ``, Industry and Trade`` ends; ``end`` if there is none."""
        at = end
        while separator := _SEPARATOR.match(levelled, at):
            subject = self._subject_at(levelled, separator.end())
            if not subject:
                break
            at = separator.end() + len(subject)
            if separator[0].endswith("and "):
                return end if _OTHER_BODY.match(levelled, at) else at
        return end

    def _subject_at(self, levelled: str, start: int) -> str:
        """The longest subject of a ministry that stands here in capitals, or nothing."""
        word = _WORD.match(levelled, start)
        for subject in self._subjects.get(word[0], ()) if word else ():
            end = start + len(subject)
            if levelled.startswith(subject, start) and not levelled[end : end + 1].isalnum():
                return subject
        return ""


def _lowered(levelled: str) -> str:
    """Lower case without hyphens, every character in its place (``İ`` alone would become two)."""
    return levelled.replace("İ", "I").lower().replace("-", " ")


def _offices() -> Iterator[tuple[str, Office]]:
    """Every phrase in lower case and what it means; more exact writings and countries first."""
    rows = [*table("portfolios.tsv"), *_bodies()]
    spellings = {row[2]: row[4] for row in rows if row[1] == "spelling"}
    plain = (row for row in rows if row[1] not in {"subject", "spelling"})
    subjects = (row for row in rows if row[1] == "subject")
    for row in sorted(plain, key=_exactness):
        yield from _named(row, spellings)
    templates = list(table("portfolio-forms.tsv"))
    for row in subjects:
        yield from _subject(row, templates, spellings)


def _bodies() -> Iterator[list[str]]:
    """The bodies with names of their own, as rows of ``portfolios.tsv``."""
    for principal, portfolio, form, name, phrases in table("bodies.tsv"):
        yield [portfolio, form, name, principal, phrases, ""]


def _exactness(row: list[str]) -> tuple[bool, bool]:
    return "=" not in row[4] and "^" not in row[4], not row[3]


def _named(row: list[str], spellings: dict[str, str]) -> Iterator[tuple[str, Office]]:
    portfolio, form, name, code, phrases, _ = row
    subject = Portfolio(portfolio) if portfolio else None
    shape = _FORMS.get(form, "body")
    for phrase in several(phrases):
        key = _lowered(level_signs(phrase.lstrip("=^")))
        office = Office(
            subject,
            shape,
            name or None,
            code or None,
            not (code and shape in BODIES) and _plural(key),
            phrase if phrase[0] in "=^" else "",
        )
        yield from ((variant, office) for variant in _variants(key, spellings))


def _subject(
    row: list[str], templates: list[list[str]], spellings: dict[str, str]
) -> Iterator[tuple[str, Office]]:
    portfolio, _, name, code, of, adjectives = row
    own_names = {word: _title(word) for word in several(of) if not word.startswith("=")}
    subjects = [word.removeprefix("=") for word in several(of)]
    subject = Portfolio(portfolio)
    for form, number, template in templates:
        for word in subjects if "{of}" in template else several(adjectives):
            phrase = _lowered(template.format(of=word, adj=word))
            body = f"Ministry of {own_names.get(word, name)}"
            office = _shared(subject, _FORMS[form], body, code or None, number == "many")
            yield from ((variant, office) for variant in _variants(phrase, spellings))


@cache
def _shared(
    portfolio: Portfolio, form: PortfolioForm, name: str, code: str | None, plural: bool
) -> Office:
    """The one office that many phrases mean."""
    return Office(portfolio, form, name, code, plural)


def _plural(phrase: str) -> bool:
    head = _HEAD_NOUN.match(phrase)
    return head is not None and not _PLURALS.isdisjoint(head[1].split(" "))


def _variants(phrase: str, spellings: dict[str, str]) -> Iterator[str]:
    yield phrase
    for written, otherwise in spellings.items():
        if written in phrase:
            yield phrase.replace(written, otherwise)


def _further_subjects() -> dict[str, list[str]]:
    """The subjects that may follow in a ministry's name, by their first word, longest first."""
    subjects = {
        _title(subject.removeprefix("="))
        for row in table("portfolios.tsv")
        if row[1] == "subject"
        for subject in several(row[4])
    }
    by_word: dict[str, list[str]] = {}
    for subject in sorted(subjects, key=lambda subject: (-len(subject), subject)):
        by_word.setdefault(_WORD.findall(subject)[0], []).append(subject)
    return by_word


def _title(subject: str) -> str:
    small = {"and", "of", "the"}
    return " ".join(word if word in small else word.capitalize() for word in subject.split(" "))
