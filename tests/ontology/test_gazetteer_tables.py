"""The gazetteer's tables are well-formed, agree with each other and are up to date."""

from collections import Counter
from pathlib import Path

import pytest
from babel import Locale

from graph.gazetteer.portfolios import BODIES
from ontology.gazetteer_build import main
from ontology.terms import Portfolio

NOT_OF_ISO = frozenset(
    ["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"]
)
"""Territories of CLDR without an assigned code of ISO 3166-1: parts of states, groups, tests."""
WITHOUT_CAPITAL = frozenset({"ATA", "BVT", "HMD", "TKL", "UMI"})
WITHOUT_DEMONYM = frozenset(
    ["ATA", "ATF", "BVT", "HMD", "MAF", "SGS", "SHN", "SJM", "SPM", "UMI", "VAT"]
)
COW_MEMBERS = 195
"""Members of the state system in 2016, the last year of the list."""

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
    assert {row[0] for row in rows("bodies.tsv")[1:]} <= known


def test_every_body_is_of_a_portfolio_of_the_ontology() -> None:
    portfolios = {row[0] for row in rows("portfolios.tsv")[1:]}
    portfolios |= {row[1] for row in rows("bodies.tsv")[1:]}
    assert portfolios <= {portfolio.value for portfolio in Portfolio} | {""}


def test_a_body_has_a_form_of_bodies_and_stands_in_one_table() -> None:
    bodies = rows("bodies.tsv")[1:]
    assert {row[2] for row in bodies} <= BODIES
    assert not [row for row in rows("portfolios.tsv")[1:] if row[1] in BODIES and row[3]]


def test_no_phrase_means_two_bodies() -> None:
    phrases = [
        phrase if phrase.startswith("=") else phrase.lstrip("^").lower()
        for row in rows("bodies.tsv")[1:]
        for phrase in row[4].split("|")
    ]
    assert [phrase for phrase, times in Counter(phrases).items() if times > 1] == []


def test_no_name_means_two_principals_in_the_hand_made_table() -> None:
    owners: dict[str, str] = {}
    for code, _, _, _, _, _, _, _, name, official, names, *_ in rows("principals.tsv")[1:]:
        for each in filter(None, {name, official, *names.split("|")}):
            assert owners.setdefault(each, code) == code, each


def columns() -> list[dict[str, str]]:
    header, *lines = rows("principals.tsv")
    return [dict(zip(header, line + [""] * len(header), strict=False)) for line in lines]


STATES = [row for row in columns() if row["kind"] == "state"]


def test_every_territory_with_a_code_of_iso_3166_1_is_there() -> None:
    territories = {code for code in map(str, Locale("en").territories) if len(code) == 2}
    assert {row["iso2"] for row in STATES} == territories - NOT_OF_ISO


def test_kosovo_taiwan_palestine_and_the_former_states_are_there() -> None:
    assert {"XKX", "TWN", "PSE", "SUN", "YUG", "CSK", "DDR"} <= {r["code"] for r in columns()}


@pytest.mark.parametrize("row", STATES, ids=lambda row: row["code"])
def test_a_state_has_its_names_and_codes(row: dict[str, str]) -> None:
    assert all((row["name"], row["iso2"], row["wikidata"]))
    assert row["numeric"] or row["code"] == "XKX"
    assert row["capitals"] or row["code"] in WITHOUT_CAPITAL
    assert row["demonyms"] or row["code"] in WITHOUT_DEMONYM


def test_sovereign_states_have_their_codes_of_other_systems() -> None:
    members = [row for row in STATES if row["cow"]]
    assert len(members) == COW_MEMBERS
    assert all(row["official"] or row["name"] for row in members)
    assert all(row["fips"] and row["wikidata"] for row in members)
    assert {row["code"] for row in members if not row["cameo"]} == {"SSD", "XKX"}


def test_every_state_has_a_name_in_more_than_twenty_languages() -> None:
    header, *lines = rows("translations.tsv")
    assert len(header) > 21
    assert {line[0] for line in lines} == {row["code"] for row in STATES}
    for line in lines:
        assert sum(map(bool, line[1:])) >= 20, line[0]


def test_every_organisation_has_a_full_name_and_goes_by_its_acronym() -> None:
    organisations = [row for row in columns() if row["kind"] == "organisation"]
    assert len(organisations) >= 60
    assert len({row["name"] for row in organisations}) == len(organisations)
