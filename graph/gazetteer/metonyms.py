"""Whether a capital means its government: ``Washington said``, not ``in Washington``."""

import re
from collections.abc import Iterator

from graph.gazetteer.spelling import BLANK_LINE
from graph.gazetteer.tables import several, table

REACH = 48
"""Characters looked at before a capital."""
SIGHT = 80
"""Characters looked at after it."""

_NAME = r"(?:the )?[A-Z][\w.'-]*(?: [A-Z][\w.'-]*[a-z][\w.'-]*){0,2}"
_ALSO_SUBJECT = re.compile(rf"(?:, {_NAME})*,? (?:and|AND|And) {_NAME}(?= )")
_ASIDE = re.compile(r",(?: [a-z]+){1,4}, ")
_WORDS = re.compile(r"[\w'-]+")
_PAIR_BEFORE = re.compile(r"(?:^|.*[\W])[A-Z]\w*-$", re.DOTALL)
_PAIR_AFTER = re.compile(r"-[A-Z]\w*(?:-[A-Z]\w*)* ")
_BETWEEN = re.compile(
    rf"(.*)\b(?:between|Between|BETWEEN) (?:{_NAME}, )*(?P<last>{_NAME},? (?:and|AND) )?$",
    re.DOTALL,
)
_AND_OTHERS = re.compile(rf"(?:, {_NAME})*,? (?:and|AND) ")
_OTHER_SUBJECT = re.compile(rf"(?:.*\s)?(\w+) {_NAME},? (?:and|AND|And) $", re.DOTALL)
_MODIFIERS = 3
_PREDICATE = 6
_CONSONANT_Y = re.compile(r"[^aeiou]y$")


class Metonymy:
    """The words around a capital that make it its government, from ``metonyms.tsv``."""

    def __init__(self) -> None:
        rows = list(table("metonyms.tsv"))
        rules = {row[0]: frozenset(several(row[1])) for row in rows}
        forms = [inflected(verb) for verb in sorted(rules["verb"])]
        self._bases = frozenset(base for base, *_ in forms)
        self._finite = frozenset(form for _, third, past, _ in forms for form in (third, past))
        self._directed = frozenset(f for verb in rules["directed"] for f in inflected(verb))
        self._have, self._modal, self._state = rules["have"], rules["modal"], rules["state"]
        self._adverbs, self._facing, self._nouns = rules["adverb"], rules["facing"], rules["noun"]
        self._own, self._pair, self._route = rules["own"], rules["pair"], rules["route"]
        self._place = rules["place"]
        self._elsewhere = dict(_elsewhere(rows))

    def of_government(self, text: str, start: int, end: int) -> bool:
        """Whether the capital at this place of a levelled text stands for a government."""
        before = text[max(0, start - REACH) : start].rpartition(BLANK_LINE)[2]
        after = text[end : end + SIGHT]
        following = after[:1]
        if following == "-" or before[-1:] == "-":
            return self._hyphenated(before, after)
        words = before.lower().rsplit(" ", 3)
        last = words[-2] if len(words) > 1 else ""
        if last in self._directed or " ".join(words[-3:-1]) in self._facing:
            return True
        if "etween" in before or "ETWEEN" in before:
            between = _BETWEEN.match(before)
            if between and (between["last"] or _AND_OTHERS.match(after)):
                return not self._routed(between[1])
        if following == "'":
            return self._owns(after[1:])
        if last in self._place or (last == "and" and self._located(before)):
            return False
        return following in " ," and self._acts(after, last == "and")

    def principal(self, city: str, code: str, around: str) -> str:
        """Whose government a capital means: the European Union's for Brussels, else its state's."""
        other, cues = self._elsewhere.get(city, (code, ()))
        return code if any(cue in around for cue in cues) else other

    def is_act(self, word: str) -> bool:
        """Whether the word is a verb of what governments do, in any case."""
        verb = word.lower()
        return verb in self._finite or verb in self._bases

    def _hyphenated(self, before: str, after: str) -> bool:
        """``Baku-Yerevan talks``, ``Washington-backed``."""
        if after[:1] == "-":
            words = _WORDS.findall(after[1:])
            if words and words[0].lower() in self._pair:
                return True
            pair = _PAIR_AFTER.match(after)
            return pair is not None and self._related(after[pair.end() :])
        return _PAIR_BEFORE.match(before) is not None and self._related(after)

    def _related(self, after: str) -> bool:
        """Whether one of the next two words is what governments have with each other."""
        words = after.lower().split(" ")
        return not self._nouns.isdisjoint(re.sub(r"\W", "", word) for word in words[:3])

    def _owns(self, after: str) -> bool:
        """``'s tough stance``: modifiers in small letters and what only a government has."""
        for word in _WORDS.findall(after.removeprefix("s"))[:_MODIFIERS]:
            if word.lower() in self._own:
                return True
            if not word.islower():
                return False
        return False

    def _routed(self, before: str) -> bool:
        return not self._route.isdisjoint(before.lower().split(" "))

    def _located(self, before: str) -> bool:
        """Whether a place goes before ``and``: ``in New York and Washington``."""
        other = _OTHER_SUBJECT.match(before)
        return other is not None and other[1].lower() in self._place

    def _acts(self, after: str, plural: bool) -> bool:
        """Whether the predicate after the name is one of governments; of several if ``plural``."""
        if joint := _ALSO_SUBJECT.match(after):
            after, plural = after[joint.end() :], True
        if aside := _ASIDE.match(after):
            after = after[aside.end() - 1 :]
        if after[:1] != " ":
            return False
        auxiliary = ""
        for word in _WORDS.findall(after)[:_PREDICATE]:
            verb = word.lower()
            if verb in self._have or verb in self._modal or verb in _BE:
                auxiliary = verb
            elif not (verb in self._adverbs or verb.endswith("ly") or verb.isdigit()):
                return verb in self._expected(auxiliary) or (plural and verb in self._bases)
        return False

    def _expected(self, auxiliary: str) -> frozenset[str]:
        if auxiliary in _BE:
            return self._state
        return self._bases if auxiliary in self._modal else self._finite


_BE = frozenset({"is", "was", "are", "were", "remains", "remained", "been"})


def inflected(verb: str) -> tuple[str, str, str, str]:
    """The base, third person, past and participle of a verb of ``metonyms.tsv``.

    >>> inflected("deny"), inflected("say=said")
    (('deny', 'denies', 'denied', 'denying'), ('say', 'says', 'said', 'saying'))
    """
    base, _, irregular = verb.partition("=")
    stem = base[:-1] + "i" if _CONSONANT_Y.search(base) else base
    sibilant = base.endswith(("s", "sh", "ch", "x", "z", "o")) or stem != base
    past = stem + ("d" if stem.endswith("e") else "ed")
    return (
        base,
        stem + ("es" if sibilant else "s"),
        irregular or past,
        base.removesuffix("e") + "ing",
    )


def _elsewhere(rows: list[list[str]]) -> Iterator[tuple[str, tuple[str, tuple[str, ...]]]]:
    for row in rows:
        if row[0] == "government":
            city, code = several(row[1])
            yield city, (code, several(row[2]))
