"""Mentions of ministries, ministers and other bodies and offices in a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from graph.gazetteer.phrases import PhraseFinder
from graph.gazetteer.spelling import level
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
        self._tails = _tails()

    def scan(self, text: str) -> list[PortfolioMention]:
        """The mentions in order of place, none overlapping."""
        found = []
        levelled = level(text)
        for start, end, offices in self._finder.find(_lowered(levelled)):
            surface = levelled[start:end]
            office = next((office for office in offices if office.fits(surface)), None)
            if office is not None and office.portfolio is not None:
                found.append(self._mention(text, start, end, office, office.portfolio))
        return found

    def _mention(
        self, text: str, start: int, end: int, office: Office, portfolio: Portfolio
    ) -> PortfolioMention:
        """The mention, stretched over ``and Trade`` in ``Ministry of Energy and Trade``."""
        name = office.name
        tail = (
            None if office.plural or " of " not in text[start:end] else self._tails.match(text, end)
        )
        if tail is not None and name is not None and name.startswith("Ministry of "):
            end = tail.end()
            name += tail[0]
        return PortfolioMention(
            start=start,
            end=end,
            surface=text[start:end],
            portfolio=portfolio,
            form=office.form,
            name=name,
            code=office.code,
            plural=office.plural,
        )


def _lowered(levelled: str) -> str:
    """Lower case without hyphens, every character in its place (``İ`` alone would become two)."""
    return levelled.replace("İ", "I").lower().replace("-", " ")


def _offices() -> Iterator[tuple[str, Office]]:
    """Every phrase in lower case and what it means; more exact writings and countries first."""
    rows = list(table("portfolios.tsv"))
    spellings = {row[2]: row[4] for row in rows if row[1] == "spelling"}
    plain = (row for row in rows if row[1] not in {"subject", "spelling"})
    subjects = (row for row in rows if row[1] == "subject")
    for row in sorted(plain, key=_exactness):
        yield from _named(row, spellings)
    templates = list(table("portfolio-forms.tsv"))
    for row in subjects:
        yield from _subject(row, templates, spellings)


def _exactness(row: list[str]) -> tuple[bool, bool]:
    return "=" not in row[4] and "^" not in row[4], not row[3]


def _named(row: list[str], spellings: dict[str, str]) -> Iterator[tuple[str, Office]]:
    portfolio, form, name, code, phrases, _ = row
    for phrase in several(phrases):
        key = _lowered(level(phrase.lstrip("=^")))
        office = Office(
            Portfolio(portfolio) if portfolio else None,
            _FORMS.get(form, "body"),
            name or None,
            code or None,
            _plural(key),
            phrase if phrase[0] in "=^" else "",
        )
        yield from ((variant, office) for variant in _variants(key, spellings))


def _subject(
    row: list[str], templates: list[list[str]], spellings: dict[str, str]
) -> Iterator[tuple[str, Office]]:
    portfolio, _, name, code, of, adjectives = row
    own_names = {word: _title(word) for word in several(of) if not word.startswith("=")}
    subjects = [word.removeprefix("=") for word in several(of)]
    for form, number, template in templates:
        for word in subjects if "{of}" in template else several(adjectives):
            phrase = _lowered(template.format(of=word, adj=word))
            body = f"Ministry of {own_names.get(word, name)}"
            office = Office(
                Portfolio(portfolio), _FORMS[form], body, code or None, number == "many"
            )
            yield from ((variant, office) for variant in _variants(phrase, spellings))


def _plural(phrase: str) -> bool:
    head = _HEAD_NOUN.match(phrase)
    return head is not None and not _PLURALS.isdisjoint(head[1].split(" "))


def _variants(phrase: str, spellings: dict[str, str]) -> Iterator[str]:
    yield phrase
    for written, otherwise in spellings.items():
        if written in phrase:
            yield phrase.replace(written, otherwise)


def _tails() -> re.Pattern[str]:
    """``and Trade``, ``, Industry and Trade``: further subjects of one ministry, capitalised."""
    subjects = {
        _title(subject.removeprefix("="))
        for row in table("portfolios.tsv")
        if row[1] == "subject"
        for subject in several(row[4])
    }
    longest_first = sorted(subjects, key=lambda subject: (-len(subject), subject))
    one = "(?:" + "|".join(map(re.escape, longest_first)) + ")"
    other_body = r"(?! (?:Ministr|Minister|Department|Secretar|Committee|Service|Council|Agency))"
    return re.compile(rf"(?:, {one}\b(?=,| and ))*,? and {one}\b{other_body}")


def _title(subject: str) -> str:
    small = {"and", "of", "the"}
    return " ".join(word if word in small else word.capitalize() for word in subject.split(" "))
