"""The RDF index of a ledger for those who ask it: whether it is there, and what it answers."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from graph.errors import IndexUnavailable, InvalidQuery
from graph.sparql.formats import RESULTS, formats_of
from graph.sparql.generations import Generation, Generations
from graph.sparql.program import program
from graph.sparql.reader import Task
from graph.sparql.readers import MOST_BYTES, GenerationGone, Limits, Readers
from graph.sparql.wording import SparqlQuery
from ontology.namespaces import OWL, RDF, VOCABULARIES, thing_prefixes


@dataclass(frozen=True, slots=True, kw_only=True)
class SparqlAnswer:
    """An answer in one format, and the generation that gave it."""

    body: IO[bytes]
    format: str
    generation: Generation


class Index:
    """The index beside a ledger, with processes to ask it; threads may share it.

    Begun empty: ``graph.sparql.building.build`` makes its generations, here or in another process.
    """

    def __init__(self, ledger: Path, base: str, limits: Limits, processes: int = 1) -> None:
        self.generations = Generations(ledger)
        self.base = base
        self._prefixes = {**VOCABULARIES, "rdf": RDF, "owl": OWL, **thing_prefixes(base)}
        self._readers = Readers(limits, processes)

    def generation(self) -> Generation | None:
        """The newest generation whose IRIs begin as they should."""
        return self.generations.newest(self.base)

    def holds(self, generation: Generation, revision: int) -> bool:
        """Whether a generation is of this revision of the ledger, as this program writes it."""
        about = generation.about
        return (about.revision, about.program) == (revision, program())

    def ask(self, query: SparqlQuery, format: str) -> SparqlAnswer:
        """The answer to a query, of the newest generation.

        Raises ``IndexUnavailable`` where there is none, ``InvalidSparql``, ``QueryTooCostly``, and
        ``InvalidQuery`` for a format that cannot hold what the query asks for.
        """
        check_format(query, format)
        with suppress(GenerationGone):  # removed since, or closed to that process alone
            return self._asked(query, format, self._needed())
        generation = self._needed()
        try:
            return self._asked(query, format, generation, fresh=True)
        except GenerationGone:
            self.generations.condemn(generation)
        return self._asked(query, format, self._needed())

    def short(self, iri: str) -> str:
        """An IRI by its prefix, where it has one."""
        for prefix, namespace in self._prefixes.items():
            if iri.startswith(namespace) and len(iri) > len(namespace):
                return f"{prefix}:{iri.removeprefix(namespace)}"
        return iri

    def let_go(self) -> None:
        """Have idle processes let go of older generations, so that they can be removed."""
        generation = self.generation()
        if generation is not None:
            self._readers.let_go(str(generation.path))

    def close(self) -> None:
        """End the processes."""
        self._readers.close()

    def _needed(self) -> Generation:
        found = self.generation()
        if found is None:
            raise IndexUnavailable("the ledger has no index")
        return found

    def _asked(
        self, query: SparqlQuery, format: str, generation: Generation, *, fresh: bool = False
    ) -> SparqlAnswer:
        limits = self._readers.limits
        task = Task(
            generation=str(generation.path),
            text=query.text,
            format=format,
            prefixes=self._prefixes,
            seconds=limits.seconds,
            rows=limits.rows,
            size=MOST_BYTES,
        )
        body = self._readers.ask(task, fresh=fresh)
        return SparqlAnswer(body=body, format=format, generation=generation)


def check_format(query: SparqlQuery, format: str) -> None:
    """Raises ``InvalidQuery`` for a format that is none, or cannot hold what a query asks for."""
    fitting = formats_of(query.shape)
    if format not in RESULTS:
        raise InvalidQuery("format", format, f"is no format: choose from {', '.join(RESULTS)}")
    if format not in fitting:
        reason = f"holds no answer to {query.form}: choose from {', '.join(fitting)}"
        raise InvalidQuery("format", format, reason)
