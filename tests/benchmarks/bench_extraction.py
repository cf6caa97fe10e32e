"""Extraction against the bare spaCy pipeline, on the same articles in one process.

The articles are the bundled sample, several times over.  The bare pipeline is the small English
model as its package loads it, with its entity recogniser.  Aim: twice its articles a second.
"""

import argparse
import importlib
import importlib.util
import sys
import time
from collections.abc import Callable, Sequence
from functools import cache

from spacy.language import Language

from graph.documents import read
from graph.extract import extract_many
from graph.extract.parse import MODELS
from graph.model import Document
from graph.sample import sample_paths

AIM = 2.0


def articles(copies: int) -> list[Document]:
    """The sample's documents, ``copies`` times."""
    sample = [found for found in read(map(str, sample_paths())) if isinstance(found, Document)]
    return sample * copies


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


def main(argv: Sequence[str]) -> int:
    """Print articles a second of both and their ratio; 1 when the aim is missed."""
    parser = argparse.ArgumentParser(prog="bench_extraction")
    parser.add_argument("--copies", type=int, default=8, help="times the sample is read")
    documents = articles(parser.parse_args(argv).copies)
    list(extract_many(documents[:2]))
    bare(documents[:2])
    ours = seconds(lambda: list(extract_many(documents)))
    theirs = seconds(lambda: bare(documents))
    ratio = theirs / ours
    print(f"   extraction   {len(documents) / ours:8.1f} articles/s")
    print(f"   bare spaCy   {len(documents) / theirs:8.1f} articles/s")
    print(f"   ratio        {ratio:8.2f}  (aim: {AIM})")
    return 0 if ratio >= AIM else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
