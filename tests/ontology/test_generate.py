import json
import subprocess
import sys
from pathlib import Path

import pytest
from rdflib import Graph

from ontology import generate
from ontology.vocabulary import Vocabulary


@pytest.fixture(scope="module")
def files():
    return generate.outputs(Vocabulary())


def test_every_derived_file_is_up_to_date(files, repository):
    assert generate.stale(files, repository) == []


def test_generating_twice_gives_the_same_text(files):
    assert generate.outputs(Vocabulary()) == files


def test_a_stale_or_missing_file_fails_the_check_and_is_named(tmp_path, capsys):
    assert generate.main([], tmp_path) == 0
    (tmp_path / "ontology/terms.py").write_text("old", encoding="utf-8")
    (tmp_path / "ontology/context.jsonld").unlink()
    assert generate.main(["--check"], tmp_path) == 1
    said = capsys.readouterr().err
    assert "ontology/terms.py is stale" in said
    assert "ontology/context.jsonld is stale" in said
    assert (tmp_path / "ontology/terms.py").read_text(encoding="utf-8") == "old"


def test_writing_mends_what_is_stale(tmp_path):
    generate.main([], tmp_path)
    (tmp_path / "ontology/mappings.tsv").write_text("old", encoding="utf-8")
    assert generate.main([], tmp_path) == 0
    assert generate.main(["--check"], tmp_path) == 0


def test_the_generated_module_is_formatted_as_the_house_wants(repository: Path):
    command = [sys.executable, "-m", "ruff", "format", "--check", "ontology/terms.py"]
    checked = subprocess.run(command, cwd=repository, capture_output=True, check=False)
    assert checked.returncode == 0


@pytest.mark.filterwarnings("ignore:.*is deprecated, use Dataset:DeprecationWarning")
def test_the_context_reads_short_names(repository: Path):
    text = (repository / "ontology/context.jsonld").read_text(encoding="utf-8")
    event = {
        "@context": json.loads(text)["@context"],
        "@id": "https://example.org/e",
        "@type": "Visit",
        "status": "bl:status-held",
        "date": "2023-05",
        "city": "Baku",
    }
    (nt,) = [Graph().parse(data=json.dumps(event), format="json-ld").serialize(format="nt")]
    ours = "https://w3id.org/bilateral/ontology#"
    assert f"<{ours}status> <{ours}status-held>" in nt
    assert f'<{ours}date> "2023-05"^^<http://id.loc.gov/datatypes/edtf/EDTF-level1>' in nt
    assert f'<{ours}city> "Baku" .' in nt
    assert f"#type> <{ours}Visit>" in nt
