"""A reading as a SPARQL query over the graph that ``bilateral export`` writes.

Unlike filters, a query can also say the conditions: from whom to whom, and without whom.
"""

from collections.abc import Iterable, Iterator

from graph.dates import bounds
from graph.errors import InvalidQuery
from graph.gazetteer import gazetteer
from graph.model import PASSIVE_ROLES, slug
from graph.queries import EventFilter, Match, Order, Scope
from graph.question.reading import OPPOSITE, Condition, Reading
from graph.rdf.iris import Iris
from graph.store.fulltext import terms
from graph.store.present import OFFICIAL_KEY
from ontology.namespaces import BILATERAL, DEFAULT_BASE, VOCABULARIES
from ontology.terms import SUBTYPES, EventType, Portfolio, Term

_PREFIXES = ("bl", "oa", "plover", "prov", "rdfs", "schema", "sem", "skos", "xsd")
_PARTY = "(bl:party|(bl:dyad/bl:between))/skos:notation"
"""A party, or one of the two of an event that only one state holds and the other attends."""
_ESCAPES = str.maketrans({'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"})
_UNCERTAIN = (
    "# Names of people and cities are matched as they are spelt here, unlike in the ledger."
)
_DIFFERENT = "FILTER (?one != ?two && ?two != ?three && ?one != ?three)"


def as_sparql(reading: Reading, base: str = DEFAULT_BASE) -> str | None:
    """The query for the events that answer, in the order asked for; ``None`` if nothing was read.

    ``?event ?label ?date``: the IRI, the English label and the EDTF date, which may be missing.
    ``base`` is what the IRIs of things begin with.  Raises ``InvalidQuery`` for ``known_at``: the
    graph has no past.
    """
    return None if reading.filter == EventFilter() else _written(reading, base)


def _written(reading: Reading, base: str) -> str:
    if reading.filter.known_at is not None:
        reason = "cannot be said in SPARQL: the graph is of the ledger as it is"
        raise InvalidQuery("known_at", str(reading.filter.known_at), reason)
    lines = [f"# {' '.join(reading.sentence.split())}", _UNCERTAIN]
    lines += [f"PREFIX {name}: <{VOCABULARIES[name]}>" for name in _PREFIXES]
    lines += ["SELECT DISTINCT ?event ?label ?date WHERE {"]
    lines += [f"  {line}" for line in _pattern(reading, Iris(base))]
    first = "?first" if reading.order is Order.OLDEST else "DESC(?first)"
    lines += ["}", f"ORDER BY (!BOUND(?first)) {first} ?event"]
    if reading.limit is not None:
        lines.append(f"LIMIT {reading.limit}")
    return "\n".join(lines) + "\n"


def filter_as_sparql(
    filter: EventFilter, order: Order = Order.NEWEST, base: str = DEFAULT_BASE
) -> str:
    """The query for all events that pass a filter; as ``as_sparql``."""
    told = "; ".join(f"{name} {value}" for name, value in filter.narrowings())
    reading = Reading(question="", filter=filter, order=order, sentence=f"Events: {told or 'all'}.")
    return _written(reading, base)


def _pattern(reading: Reading, iris: Iris) -> Iterator[str]:
    filter = reading.filter
    yield "?event a bl:Event ; rdfs:label ?label ."
    if filter.dyad is not None:
        yield f"?event bl:dyad/skos:notation {_literal(str(filter.dyad))} ."
    for code in filter.principal:
        yield f"?event {_PARTY} {_literal(code)} ."
    yield from _what(filter)
    yield from _who(filter, iris)
    yield from _weight(filter)
    yield from _things(filter, iris)
    yield "OPTIONAL { ?event bl:date ?date }"
    yield "OPTIONAL { ?event sem:hasEarliestBeginTimeStamp ?first }"
    yield "OPTIONAL { ?event sem:hasLatestEndTimeStamp ?last }"
    yield from _when(filter)
    yield from _scope(filter.scope)
    for number, condition in enumerate(reading.conditions, 1):
        yield from _condition(condition, f"?part{number}")


def _what(filter: EventFilter) -> Iterator[str]:
    if filter.type:
        yield from _one_of("?type", map(_term, filter.type), "a")
    if filter.subtype:
        named = filter.type or tuple(EventType)
        meant = [f"bl:{t}-{s}" for t in named for s in filter.subtype if s in SUBTYPES[t]]
        yield from _one_of("?subtype", meant, "bl:subtype")
    if filter.status:
        yield from _one_of("?status", map(_term, filter.status), "bl:status")
    if filter.plover:
        yield from _one_of("?plover", (f"plover:{code}" for code in filter.plover), "bl:plover")
    if filter.domain:
        yield from _one_of("?domain", map(_term, filter.domain), "bl:domain")
    if filter.text is not None:
        words = "bl:evidence/oa:hasSelector/oa:exact|schema:name"
        found = (f"CONTAINS(LCASE(STR(?words)), {_literal(w)})" for w in terms(filter.text.lower()))
        yield f"FILTER EXISTS {{ ?event {words} ?words . FILTER ({' && '.join(found)}) }}"


def _weight(filter: EventFilter) -> Iterator[str]:
    if filter.min_confidence:
        yield "?event bl:confidence ?confidence ."
        yield f"FILTER (?confidence >= {filter.min_confidence:f})"
    if filter.min_publishers:
        path = "bl:report/prov:wasDerivedFrom/bl:publisher"
        having = f"HAVING (COUNT(DISTINCT ?publisher) >= {filter.min_publishers})"
        yield f"{{ SELECT ?event {{ ?event {path} ?publisher }} GROUP BY ?event {having} }}"


def _things(filter: EventFilter, iris: Iris) -> Iterator[str]:
    for kind, key in (("agreement", filter.agreement), ("exercise", filter.exercise)):
        if key is not None:
            yield f"?event bl:{kind} {iris.thing(kind, key)} ."


def _body(wanted: str, iris: Iris) -> str:
    """A portfolio, one principal's, or an organisation by its key, as the ledger reads them."""
    principal, _, portfolio = wanted.rpartition(".")
    if "." in principal:
        return f"bl:organization {iris.thing('actor', wanted)}"
    known = next((_term(each) for each in Portfolio if each == portfolio), None)
    held = f"bl:portfolio {known or _literal(portfolio)}"
    return f"{held} ; bl:principal/skos:notation {_literal(principal)}" if principal else held


def _who(filter: EventFilter, iris: Iris) -> Iterator[str]:
    if filter.organization is not None:
        body = _body(filter.organization, iris)
        yield f"FILTER EXISTS {{ ?event bl:participation ?part . ?part {body} }}"
    if filter.official is not None and OFFICIAL_KEY.fullmatch(filter.official):
        official = iris.thing("actor", filter.official)
        yield f"FILTER EXISTS {{ ?event bl:participation/bl:official {official} }}"
    elif filter.official is not None:
        named = _named("?official", (filter.official,))
        yield f"FILTER EXISTS {{ ?event bl:participation/bl:official ?official . {named} }}"
    if filter.place is not None:
        place = _literal(filter.place)
        if filter.place in {one.code for one in gazetteer().principals()}:
            yield f"?event bl:country/skos:notation {place} ."
        else:
            yield f"?event bl:city ?city . FILTER (LCASE(STR(?city)) = LCASE({place}))"


def _when(filter: EventFilter) -> Iterator[str]:
    """Uncertain dates may lie within, or must; an open end leaves no stamp, and never ends."""
    certain = filter.match is Match.CERTAIN
    otherwise = "false" if certain else "true"
    if filter.since is not None:
        since = f'"{bounds(filter.since)[0]}"^^xsd:date'
        day = "?first" if certain else "?last"
        yield f"FILTER (BOUND(?date) && COALESCE({day} >= {since}, {otherwise}))"
    if filter.until is not None:
        until = f'"{bounds(filter.until)[0]}"^^xsd:date'
        day = "?last" if certain else "?first"
        yield f"FILTER (BOUND(?date) && COALESCE({day} < {until}, {otherwise}))"


def _scope(scope: Scope) -> Iterator[str]:
    three = f"{{ ?event bl:party ?one, ?two, ?three . {_DIFFERENT} }}"
    if scope is Scope.BILATERAL:
        yield f"?event bl:dyad ?pair . FILTER NOT EXISTS {three}"
    elif scope is Scope.MULTILATERAL:
        yield f"FILTER EXISTS {three}"


def _condition(condition: Condition, part: str) -> Iterator[str]:
    """Somebody who takes part so, or does not."""
    lines = [f"?event bl:participation {part} . {part} bl:role {part}role ."]
    if condition.principals:
        codes = " ".join(map(_literal, condition.principals))
        lines.append(
            f"VALUES {part}code {{ {codes} }} {part} bl:principal/skos:notation {part}code ."
        )
    if condition.portfolio is not None:
        lines.append(f"{part} bl:portfolio {_term(condition.portfolio)} .")
    if condition.officials:
        named = _named(f"{part}person", condition.officials)
        lines.append(f"{part} bl:official {part}person . {named}")
    barred = set(OPPOSITE[condition.side]) if condition.side is not None else set()
    barred |= set() if condition.officials else PASSIVE_ROLES
    if barred:
        roles = ", ".join(sorted(map(_term, barred)))
        lines.append(f"FILTER ({part}role NOT IN ({roles}))")
    yield f"FILTER {'NOT ' if condition.absent else ''}EXISTS {{ {' '.join(lines)} }}"


def _named(variable: str, names: Iterable[str]) -> str:
    """Whether the key of an official ends with the surname of one of these."""
    surnames = "|".join(_surname(name) for name in names)
    pattern = _literal(f"[.-]({surnames})(\\.|$)")
    return f"FILTER (REGEX(STR({variable}), {pattern}))"


def _surname(name: str) -> str:
    """The last word of a name, as keys have it; raises ``InvalidQuery`` where there is none."""
    words = [word for word in map(slug, name.split()) if word]
    if not words:
        raise InvalidQuery("official", name, "has no name in it")
    return words[-1]


def _one_of(variable: str, values: Iterable[str], predicate: str) -> Iterator[str]:
    yield f"VALUES {variable} {{ {' '.join(values)} }} ?event {predicate} {variable} ."


def _term(term: Term) -> str:
    return f"bl:{term.iri.removeprefix(BILATERAL)}"


def _literal(text: str) -> str:
    return f'"{text.translate(_ESCAPES)}"'
