"""The bundled sample: news articles written for Bilateral on publicly reported events."""

from pathlib import Path

__all__ = ["sample_paths"]


def sample_paths() -> tuple[Path, ...]:
    """The sample's files, in order: web pages, plain texts and one file of JSON Lines."""
    return tuple(sorted((Path(__file__).parent / "corpus").iterdir()))
