"""The gazetteer: loading it, looking names up, scanning text for names and for portfolios.

Loading is timed and weighed in a process of its own.  Times are the processor's, the best of a few.
The text to reach the target on is a made-up column of diplomatic news, repeated; the articles of
the sample are scanned too, which are denser, in short paragraphs and not in ASCII alone.  The
mentions in a hundred words of each are printed.  The bare automaton over the same phrases is the
ceiling that a scan in Python can come near.
"""

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from importlib.resources import files

from graph.documents import read
from graph.gazetteer import gazetteer
from graph.gazetteer.lexicon import Ambiguities, phrase_table
from graph.gazetteer.phrases import PhraseFinder
from graph.gazetteer.principals import read_principals
from graph.model import Document

LOOKUPS = 200_000
LOAD_SECONDS = 0.3
LOAD_MEGABYTES = 60
SCAN_MEGABYTES = 20
ROUNDS = 5
ARTICLE = (
    """The foreign ministers of two neighbouring countries met on Tuesday to discuss the
transport corridor that is to cross the Caspian Sea, the ministry said in a statement. The Kazakh
side proposed to hold the next round of consultations in Baku before the end of the year, and the
Azerbaijani delegation, headed by the deputy prime minister, agreed. Officials noted that trade
had grown by a third since the agreement was signed, and that Georgia and Turkey had asked to take
part. The experts are expected to prepare a draft within two months. """
    * 200
)
PROBE = """
import resource, time
started = time.process_time()
from graph.gazetteer import gazetteer
names = gazetteer()
names.resolve("Kazakhstan"), names.scan("Kazakhstan"), names.scan_portfolios("Kazakhstan")
seconds = time.process_time() - started
print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def best(work: Callable[[], object]) -> float:
    """The shortest of a few times, the one least disturbed by the machine's other work."""
    taken = []
    for _ in range(ROUNDS):
        started = time.process_time()
        work()
        taken.append(time.process_time() - started)
    return min(taken)


def load() -> tuple[float, float]:
    """Seconds and megabytes of a fresh process that loads all of the gazetteer."""
    runs = [
        subprocess.run([sys.executable, "-c", PROBE], check=True, capture_output=True, text=True)
        for _ in range(ROUNDS)
    ]
    figures = [tuple(map(float, run.stdout.split())) for run in runs]
    return min(seconds for seconds, _ in figures), min(size for _, size in figures)


def lookups() -> float:
    """Names resolved a second, none of them written exactly as the table has it."""
    names = [f"the {p.name.upper()}" for p in gazetteer().principals()] * 20
    return len(names) / best(lambda: [gazetteer().resolve(name) for name in names])


def speed(scan: Callable[[str], object], text: str = ARTICLE) -> float:
    """Megabytes of text scanned a second."""
    return len(text.encode()) / 1e6 / best(lambda: scan(text))


def density(text: str) -> float:
    """Mentions of principals and cities in a hundred words."""
    return 100 * len(gazetteer().scan(text)) / len(text.split())


def sample() -> str:
    """The articles of the sample, four times over."""
    corpus = files("graph") / "sample" / "corpus"
    texts = [found.text for found in read([str(corpus)]) if isinstance(found, Document)]
    return "\n\n".join(texts * 4)


def report(what: str, figure: float, target: float, unit: str, *, most: bool = False) -> bool:
    """Print a figure beside its target and say whether it was reached."""
    reached = figure <= target if most else figure >= target
    print(f"   {what:<28}{figure:>12,.2f} {unit:<10} (target {'≤' if most else '≥'} {target:,})")
    return reached


def main(argv: Sequence[str]) -> int:
    """Measure all; 1 when a target was missed."""
    seconds, megabytes = load()
    finder = PhraseFinder(phrase_table(read_principals(), Ambiguities()))
    ceiling, scanning = speed(lambda text: list(finder.find(text))), speed(gazetteer().scan)
    reached = [
        report("load, whole process", seconds, LOAD_SECONDS, "s", most=True),
        report("memory, whole process", megabytes, LOAD_MEGABYTES, "MB", most=True),
        report("lookup", lookups(), LOOKUPS, "names/s"),
        report("scan for names", scanning, SCAN_MEGABYTES, "MB/s"),
        report("scan for portfolios", speed(gazetteer().scan_portfolios), SCAN_MEGABYTES, "MB/s"),
    ]
    articles = sample()
    print(
        f"   sample of articles: {speed(gazetteer().scan, articles):.1f} MB/s at"
        f" {density(articles):.1f} mentions in 100 words; the text above has {density(ARTICLE):.1f}"
    )
    print(f"   names: {scanning / ceiling:.2f} of finding the phrases alone ({ceiling:.1f} MB/s)")
    return 0 if all(reached) else 1
