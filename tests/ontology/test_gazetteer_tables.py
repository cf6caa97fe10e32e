"""The gazetteer's tables are well-formed, agree with each other and are up to date."""

from pathlib import Path

import pytest

from ontology.gazetteer_build import main
from ontology.terms import Portfolio

TABLES = sorted((Path(__file__).parents[2] / "ontology" / "gazetteer").glob("*.tsv"))


def rows(name: str) -> list[list[str]]:
    path = next(table for table in TABLES if table.name == name)
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_a_table_explains_itself_and_has_no_ragged_line(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert text.endswith("\n")
    header, *lines = rows(path.name)
    assert all(len(line) <= len(header) for line in lines)
    assert all(cell == cell.strip() for line in lines for cell in line)


def test_the_generated_tables_are_up_to_date() -> None:
    assert main(["--check"]) == 0


def test_every_place_and_body_belongs_to_a_known_principal() -> None:
    known = {row[0] for row in rows("principals.tsv")[1:]}
    assert {row[1] for row in rows("cities.tsv")[1:]} <= known
    assert {row[1] for row in rows("places.tsv")[1:]} <= known
    assert {row[3] for row in rows("portfolios.tsv")[1:]} <= known | {""}


def test_every_body_is_of_a_portfolio_of_the_ontology() -> None:
    portfolios = {row[0] for row in rows("portfolios.tsv")[1:]}
    assert portfolios <= {portfolio.value for portfolio in Portfolio} | {""}


def test_no_name_means_two_principals_in_the_hand_made_table() -> None:
    owners: dict[str, str] = {}
    for code, _, _, _, _, _, _, _, name, official, names, *_ in rows("principals.tsv")[1:]:
        for each in filter(None, {name, official, *names.split("|")}):
            assert owners.setdefault(each, code) == code, each
