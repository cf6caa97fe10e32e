"""``evaluate``: what is printed, as tables, as JSON and as files."""

import csv
import json
import tomllib

import pytest

STORY = (
    "ASTANA, 12 May 2024. Georgian Foreign Minister Lela Maisuradze arrived in Kazakhstan on an "
    "official visit."
)
VISIT = {
    "id": "e1",
    "key": "visit",
    "type": "visit",
    "status": "planned",
    "date": "2024-05-12",
    "participants": [
        {"role": "visitor", "country": "GEO", "person": "Lela Maisuradze"},
        {"role": "host", "country": "KAZ"},
    ],
    "evidence": [STORY[22:]],
}


@pytest.fixture
def gold(tmp_path):
    """Two articles with the same story: a visit that is planned in the gold, and none."""
    path = tmp_path / "gold.jsonl"
    document = {"text": STORY, "published": "2024-05-12"}
    rows = [
        {"id": "set-1", "document": document, "events": [VISIT]},
        {"id": "set-2", "document": document, "events": []},
    ]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


def lines(done):
    assert done.returncode == 0, done.stderr.decode()
    return [" ".join(line.split()) for line in done.stdout.decode().splitlines()]


def test_the_tables_are_printed(run, gold):
    shown = lines(run("evaluate", str(gold)))
    assert "visit 0.500 1.000 0.667 1 2 1" in shown
    assert "status 0.000 0 1 0.000" in shown
    assert "false events in one of these 1.000" in shown


def test_half_of_the_articles_can_be_scored(run, gold):
    assert "visit 1.000 1.000 1.000 1 1 1" in lines(run("evaluate", str(gold), "--half", "odd"))
    assert "visit 0.000 0.000 0.000 0 1 0" in lines(run("evaluate", str(gold), "--half", "even"))


def test_one_type_can_be_scored(run, gold):
    shown = lines(run("evaluate", str(gold), "--type", "signing"))
    assert "all (micro) 0.000 0.000 0.000 0 0 0" in shown


def test_every_error_is_listed_with_both_values_and_the_sentence(run, gold):
    shown = lines(run("evaluate", str(gold), "--errors"))
    wrong = shown[shown.index("status set-1 visit") :]
    assert wrong[1:3] == ["gold planned", "predicted held"]
    assert any(line.startswith("“Georgian Foreign Minister") for line in wrong)
    assert "false set-2 visit" in shown


def test_json_holds_the_same_figures(run, gold):
    told = json.loads(run("evaluate", str(gold), "--json", "--errors").stdout)
    assert told["micro"]["matched"] == 1
    assert told["errors"]["wrong"][0]["slot"] == "status"


def test_every_table_is_written_as_a_file(run, gold, tmp_path):
    run("evaluate", str(gold), "--csv", "figures")
    written = {path.stem: path for path in (tmp_path / "figures").iterdir()}
    assert set(written) == {"types", "slots", "confusion", "reliability", "overall", "errors"}
    with written["types"].open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows[0]["type"] == "visit"
    assert rows[0]["F1"] == "0.667"


def test_a_bad_gold_file_is_one_line(run, tmp_path):
    (tmp_path / "bad.jsonl").write_text("{}\n")
    done = run("evaluate", "bad.jsonl")
    assert done.returncode == 1
    assert done.stderr == b"bilateral: bad.jsonl:1: no gold article: 'id' is missing\n"


def test_confidence_can_be_learnt_from_the_articles(run, gold, tmp_path):
    shown = lines(run("evaluate", str(gold), "--calibrate", "confidence.toml"))
    assert "Confidence learnt, by cross-validation" in shown
    assert "of these right 1" in shown
    written = tomllib.loads((tmp_path / "confidence.toml").read_text("utf-8"))
    assert written["learnt"]["events"] == 2
    told = run("evaluate", str(gold), "--calibrate", "confidence.toml", "--json")
    assert json.loads(told.stdout)["learnt"]["events"] == 2
