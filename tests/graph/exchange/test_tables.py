import csv
import json
from io import BytesIO, StringIO

import pyarrow.parquet
import pytest

from graph.errors import InvalidQuery
from graph.exchange import parquet
from graph.exchange.rows import COLUMNS
from tests.graph.exchange.conftest import FIRST, HOSTILE


def read_csv(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(data.decode(), newline="")))


@pytest.mark.parametrize("what", COLUMNS)
def test_csv_has_the_documented_columns(exported, what):
    head = exported(what, "csv").split(b"\r\n", 1)[0].decode()
    assert head.split(",") == list(COLUMNS[what])


def test_csv_has_one_row_an_event_with_parties_people_and_quote(exported):
    rows = {row["type"]: row for row in read_csv(exported("events", "csv"))}
    assert len(rows) == 4
    signing = rows["signing"]
    assert signing["parties"] == "AZE; KAZ"
    assert (
        "signatory: KAZ, Ministry of Energy, Minister of Energy, Dana Omarova"
        in (signing["participants"])
    )
    assert signing["quote"] in FIRST or signing["quote"].startswith("Omarova and")
    assert (signing["plover"], signing["cameo"]) == ("SUPPORT", "057")
    assert (signing["reports"], signing["publishers"]) == ("2", "Agency One; Paper Two")


def test_no_cell_of_csv_starts_a_formula(exported):
    names = [row["name"] for row in read_csv(exported("events", "csv"))]
    assert "'" + HOSTILE in names


def test_reports_agreements_actors_and_edges_are_tables_too(exported):
    assert len(read_csv(exported("reports", "csv"))) == 5
    (agreement,) = read_csv(exported("agreements", "csv"))
    assert agreement["signed"] == "2023-05-03"
    actors = {row["id"]: row for row in read_csv(exported("actors", "csv"))}
    assert actors["KAZ"]["name"] == "Kazakhstan"
    assert actors["KAZ.dana-omarova"]["events"] == "2"
    edges = read_csv(exported("edges", "csv"))
    visits = [row for row in edges if row["type"] == "visit"]
    assert [(row["left"], row["right"], row["directed"]) for row in visits] == [
        ("KAZ", "AZE", "true")
    ]
    assert {row["level"] for row in edges} == {"principal", "organization", "official"}


@pytest.mark.parametrize("what", COLUMNS)
def test_json_lines_has_a_line_for_every_row_of_csv(exported, what):
    lines = [json.loads(line) for line in exported(what, "jsonl").splitlines()]
    assert len(lines) == len(read_csv(exported(what, "csv")))


@pytest.mark.parametrize("what", COLUMNS)
def test_parquet_holds_the_same_rows_as_csv_typed(exported, what):
    table = pyarrow.parquet.read_table(BytesIO(exported(what, "parquet")))
    assert table.column_names == list(COLUMNS[what])
    assert table.num_rows == len(read_csv(exported(what, "csv")))


def test_without_pyarrow_the_message_says_what_to_install(exported, monkeypatch):
    def missing(name):
        raise ImportError(name)

    monkeypatch.setattr(parquet, "import_module", missing)
    with pytest.raises(InvalidQuery, match=r"pip install 'bilateral\[parquet\]'"):
        exported("events", "parquet")
