"""The documentation as a site."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

LOADED = re.compile(
    r"""<(?:script|img|iframe|source|link(?![^>]*rel="canonical"))\b[^>]*?(?:src|href)=["']?"""
    r"""(?:https?:)?//|@import\s+["']?(?:https?:)?//|url\(["']?(?:https?:)?//"""
)


@pytest.fixture(scope="module")
def site(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir"]
    built = subprocess.run(
        [*command, str(folder)], cwd=repository, capture_output=True, text=True, check=False
    )
    assert built.returncode == 0, built.stderr
    return folder


def test_the_site_has_every_page_of_the_documentation(site: Path, repository: Path) -> None:
    docs = repository / "docs"
    sources = {page.relative_to(docs).with_suffix(".html") for page in docs.rglob("*.md")}
    assert sources <= {page.relative_to(site) for page in site.rglob("*.html")}


def test_the_site_loads_nothing_from_off_site(site: Path) -> None:
    files = [path for path in site.rglob("*") if path.suffix in {".html", ".css"}]
    assert files
    assert [
        f"{path.relative_to(site)}: {found.group()}"
        for path in files
        for found in LOADED.finditer(path.read_text(encoding="utf-8"))
    ] == []
