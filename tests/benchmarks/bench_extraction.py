"""Extraction: speed against bare spaCy, several processes, memory, and texts meant to do harm.

The bare pipeline is the small English model as its package loads it, with its entity recogniser, on
the same articles in the same process; the articles are those of the bundled sample, several times
over, and those of a gold file where there is one.  Aim: twice its articles a second.  Memory is
that of a fresh process that reads made-up articles.  A text twice as long must not take much more
than twice as long: quadratic time would take four times as long.
"""

import argparse
import csv
import importlib
import importlib.util
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from multiprocessing import get_context
from pathlib import Path

from spacy.language import Language

from graph.documents import read
from graph.documents.making import make_document
from graph.extract import extract_many
from graph.extract.parallel import extract_with
from graph.extract.parse import MODELS
from graph.model import Document
from graph.sample import sample_paths
from tests.benchmarks.made_up_texts import HOSTILE, articles

AIM = 2.0
GROWTH = 3.0
"""Most times as long that a text twice as long may take."""
MEGABYTES = 30
"""Most memory that may be gained after the first fifth of the articles."""
GOLD = Path(__file__).parents[3] / "shared" / "gold" / "dev.jsonl"


@cache
def pipeline() -> Language:
    """The small English model as it comes."""
    found = next(name for name in MODELS if importlib.util.find_spec(name))
    loaded: Language = importlib.import_module(found).load()
    return loaded


def bare(documents: Sequence[Document]) -> int:
    """Run spaCy's own pipeline and count the sentences."""
    return sum(1 for doc in pipeline().pipe(d.text for d in documents) for _ in doc.sents)


def seconds(work: Callable[[], object]) -> float:
    """Processor seconds that some work takes: the machine may be shared."""
    started = time.process_time()
    work()
    return time.process_time() - started


def documents_of(*paths: Path) -> list[Document]:
    """The documents of some files."""
    return [found for found in read(map(str, paths)) if isinstance(found, Document)]


def compare(name: str, documents: Sequence[Document]) -> bool:
    """Print articles a second of both and their ratio."""
    ours = seconds(lambda: list(extract_many(documents)))
    theirs = seconds(lambda: bare(documents))
    words = sum(len(document.text.split()) for document in documents) / len(documents)
    print(f"   {name}: {len(documents)} articles of {words:.0f} words")
    print(f"      extraction   {len(documents) / ours:8.1f} articles/s")
    print(f"      bare spaCy   {len(documents) / theirs:8.1f} articles/s")
    print(f"      ratio        {theirs / ours:8.2f}  (aim: {AIM})")
    return theirs / ours >= AIM


def speed(copies: int, gold: Path) -> bool:
    """Compare on the sample and, where it is, on a gold file."""
    sample = documents_of(*sample_paths())
    list(extract_many(sample[:2]))
    bare(sample[:2])
    reached = compare("sample", sample * copies)
    if gold.exists():
        return compare("gold", documents_of(gold)) and reached
    return reached


def scale(count: int) -> bool:
    """Print how much faster two processes are, from the first answer to the last."""
    rates = []
    for jobs in (1, 2):
        answers = extract_with(jobs=jobs)(articles(count))
        begun = time.perf_counter()
        next(answers)
        first = time.perf_counter()
        read = sum(1 for _ in answers)
        rates.append(read / (time.perf_counter() - first))
        print(
            f"   --jobs {jobs}     {rates[-1]:8.1f} articles/s by the clock,"
            f" {first - begun:.1f} s to the first"
        )
    print(f"   two to one   {rates[1] / rates[0]:8.2f}")
    return True


def resident() -> float:
    """Megabytes of this process that are in memory now; the most so far where that is unknown."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return pages * resource.getpagesize() / 1e6


def watch(count: int) -> None:
    """Read made-up articles, print memory ten times; exit with 1 when it grew too much."""
    sizes = []
    for number, _ in enumerate(extract_many(articles(count)), start=1):
        if number % max(count // 10, 1) == 0:
            sizes.append(resident())
            print(f"   {number:>8,} articles {sizes[-1]:8.1f} MB", flush=True)
    gained = sizes[-1] - sizes[1]
    print(f"   gained       {gained:8.1f} MB after the first fifth (target ≤ {MEGABYTES})")
    sys.exit(gained > MEGABYTES)


def memory(count: int) -> bool:
    """Watch the memory of a fresh process."""
    process = get_context("spawn").Process(target=watch, args=(count,))
    process.start()
    process.join()
    return process.exitcode == 0


def growth(words: int, kinds: Sequence[str], table: Path | None) -> bool:
    """Print how long texts take that double in length, and one of a single word."""
    list(extract_many(articles(10)))
    print(f"   one word: {seconds(lambda: list(extract_many([make_document('talks')]))):.3f} s")
    rows = list(_grow((words // 4, words // 2, words), kinds or list(HOSTILE)))
    if table is not None:
        with table.open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(["text", "words", "seconds"])
            writer.writerows(
                (name, size, f"{took:.3f}") for name, by_size in rows for size, took in by_size
            )
    return all(_ratio([took for _, took in by_size]) <= GROWTH for _, by_size in rows)


def _grow(
    sizes: Sequence[int], kinds: Sequence[str]
) -> Iterator[tuple[str, list[tuple[int, float]]]]:
    """The seconds that each kind of text takes, by its size."""
    print(f"   {'words':<24}" + "".join(f"{size:>10,}" for size in sizes))
    for name in kinds:
        texts = [make_document(HOSTILE[name](size)) for size in sizes]
        taken = [seconds(lambda text=text: list(extract_many([text]))) for text in texts]  # type: ignore[misc]
        figures = "".join(f"{each:>8.2f} s" for each in taken)
        print(f"   {name:<24}{figures}   {_ratio(taken):.1f} × (target ≤ {GROWTH})", flush=True)
        yield name, list(zip(sizes, taken, strict=True))


def _ratio(taken: Sequence[float]) -> float:
    return taken[-1] / max(taken[-2], 0.05)


def main(argv: Sequence[str]) -> int:
    """Measure what was asked for, or all; 1 when a target is missed."""
    parser = argparse.ArgumentParser(prog="bench_extraction")
    parser.add_argument("parts", nargs="*", help="of: speed, jobs, memory, growth")
    parser.add_argument("--copies", type=int, default=8, help="times the sample is read")
    parser.add_argument("--gold", type=Path, default=GOLD, help="articles to read as well")
    parser.add_argument("--jobs", type=int, default=600, help="articles for two processes")
    parser.add_argument("--memory", type=int, default=5_000, help="articles to watch memory over")
    parser.add_argument("--words", type=int, default=8_000, help="words of the longest text")
    parser.add_argument("--kinds", nargs="*", default=(), choices=HOSTILE, metavar="KIND")
    parser.add_argument("--csv", type=Path, help="file for the seconds that growing texts take")
    given = parser.parse_args(argv)
    parts: dict[str, Callable[[], bool]] = {
        "speed": lambda: speed(given.copies, given.gold),
        "jobs": lambda: scale(given.jobs),
        "memory": lambda: memory(given.memory),
        "growth": lambda: growth(given.words, given.kinds, given.csv),
    }
    reached = [parts[name]() for name in given.parts or parts]
    return 0 if all(reached) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
