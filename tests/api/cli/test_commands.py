"""The commands over the small ledger: what they print, where, and what they exit with."""

import csv
import io
import json
import xml.etree.ElementTree as ET

import pytest
from pyoxigraph import RdfFormat, parse

from tests.api.conftest import PLAN, SIGNING


def data(done, code=0):
    assert done.returncode == code, done.stderr.decode()
    assert done.stderr == b""
    return done.stdout.decode()


def failure(done, code):
    """The one line that a failure prints."""
    assert done.returncode == code, done.stdout.decode()
    assert done.stdout == b""
    text = done.stderr.decode()
    assert "Traceback" not in text
    assert text.count("\n") == 1
    assert text.startswith("bilateral: ")
    return text


def test_a_question_is_answered_with_its_reading_the_events_and_their_sentences(run):
    text = data(run("ask", "all Azerbaijan–Kazakhstan agreements"))
    assert text.startswith("Read as: ")
    assert "1 event\n" in text
    assert "2023-03-14" in text
    assert "AZE–KAZ" in text
    assert PLAN in text
    assert SIGNING in text
    assert "One Gazette, Two Wire" in text


def test_a_question_need_not_be_quoted(run):
    assert PLAN in data(run("ask", "all", "KAZ", "AZE", "agreements"))


def test_a_question_is_answered_with_json_in_the_form_of_the_service(run, client):
    question = "all Azerbaijan–Kazakhstan agreements"
    told = json.loads(data(run("ask", question, "--json")))
    served = client.get("/v1/ask", params={"q": question}).json()
    assert told == {name: value for name, value in served.items() if name != "links"}


def test_who_took_part_is_answered_in_a_line(run):
    lines = data(run("ask", "who visited Azerbaijan?")).splitlines()
    assert "Answer: Marat Orazov (KAZ)" in lines
    assert "Answer: no event tells" in data(run("ask", "when were invitations to Georgia?"))


def test_words_that_were_not_understood_are_named(run):
    text = data(run("ask", "Azerbaijan Kazakhstan agreements about zeppelins"))
    assert "zeppelins" in next(line for line in text.splitlines() if "Not understood" in line)


def test_text_of_others_cannot_steer_the_terminal(run):
    assert "\x1b" not in data(run("ask", "exercises of Azerbaijan and Kazakhstan"))


def test_a_timeline_is_legible_as_text(run):
    lines = data(run("timeline", "Kazakhstan", "AZE")).splitlines()
    assert lines[0] == ("Azerbaijan and Kazakhstan (AZE-KAZ): 4 events, 2023-03-14 to 2024-05")
    assert [line for line in lines[1:] if line and not line.startswith(" ")] == [
        "visit",
        "meeting",
        "signing",
        "exercise",
    ]
    assert "  2023-03-14  official  held  Baku  KAZ Marat Orazov → AZE" in lines
    assert "  2024-05  naval  planned  Calm Sea[31m  AZE – KAZ – TUR" in lines


def test_events_without_a_date_stand_at_the_end_of_a_timeline(run):
    text = data(run("timeline", "AZE", "GEO"))
    assert "without a date" in text
    assert "undated  invitation" in text


def test_a_timeline_as_json_is_that_of_the_service(run, client):
    told = json.loads(data(run("timeline", "AZE", "KAZ", "--format", "json")))
    assert told == client.get("/v1/dyads/AZE-KAZ/timeline").json()


def test_a_timeline_as_csv_has_a_row_an_event(run):
    rows = list(csv.DictReader(io.StringIO(data(run("timeline", "AZE", "KAZ", "--format", "csv")))))
    assert {row["type"] for row in rows} == {"visit", "meeting", "signing", "exercise"}


def test_a_timeline_as_markdown_keeps_text_in_its_cell(run):
    text = data(run("timeline", "AZE", "KAZ", "--format", "md"))
    assert text.startswith("# Azerbaijan and Kazakhstan")
    rows = [line for line in text.splitlines() if line.startswith("| 20")]
    assert len(rows) == 4
    assert len({line.replace("\\|", "").count("|") for line in rows}) == 1


def test_a_timeline_as_svg_is_one_drawing_on_its_own(run):
    root = ET.fromstring(data(run("timeline", "AZE", "KAZ", "--format", "svg")))
    assert root.tag == "{http://www.w3.org/2000/svg}svg"


def test_a_timeline_takes_the_filters_of_events(run):
    text = data(run("timeline", "AZE", "KAZ", "--type", "visit", "--since", "2023"))
    assert "1 event," in text


@pytest.mark.parametrize(
    ("format", "syntax"),
    [("turtle", RdfFormat.TURTLE), ("nquads", RdfFormat.N_QUADS), ("jsonld", RdfFormat.JSON_LD)],
)
def test_events_are_exported_as_rdf(run, format, syntax):
    done = run("export", "--format", format, "--dyad", "KAZ-AZE")
    assert list(parse(data(done).encode(), syntax))


@pytest.mark.parametrize(
    "base", ["https://graph.example", "graph.example/", "https://x/ y/", "https://x/<y>/"]
)
@pytest.mark.parametrize("command", [("export",), ("sparql", "ASK {}")])
def test_a_base_to_which_nothing_can_be_added_is_refused(run, command, base):
    done = run(*command, "--base", base)
    assert done.returncode == 2
    assert b"ends with / or #" in b" ".join(done.stderr.replace("│".encode(), b" ").split())


def test_exported_things_have_the_iris_of_the_base_that_is_asked_for(run):
    base = "https://graph.example/"
    assert base in data(run("export", "--base", base, "--type", "visit"))


def test_an_export_is_narrowed_by_filters(run):
    done = run("export", "--format", "jsonl", "--type", "visit", "--type", "meeting")
    assert {json.loads(line)["type"] for line in data(done).splitlines()} == {"visit", "meeting"}


@pytest.mark.parametrize("what", ["events", "reports", "agreements", "actors", "edges"])
def test_everything_can_be_exported_as_a_table(run, what):
    assert len(data(run("export", "--what", what, "--format", "csv")).splitlines()) > 1


def test_an_export_to_a_file_leaves_nothing_else(run, tmp_path):
    assert data(run("export", "-o", "all.ttl")) == ""
    assert [path.name for path in tmp_path.iterdir()] == ["all.ttl"]
    assert list(parse((tmp_path / "all.ttl").read_bytes(), RdfFormat.TURTLE))


def test_an_export_to_where_nothing_can_be_written_is_one_line(run):
    assert "nowhere/all.ttl" in failure(run("export", "-o", "nowhere/all.ttl"), 1)


def test_a_kind_that_a_format_cannot_hold_is_refused(run):
    assert "edges" in failure(run("export", "--what", "edges", "--format", "ics"), 2)


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("timeline", "AZE", "Kazahkstan"), "Kazakhstan (KAZ)"),
        (("timeline", "AZE", "Azerbaijan"), "twice"),
        (("export", "--since", "soon"), "since"),
        (("export", "--dyad", "AZE"), "dyad"),
        (("export", "--principal", "Kazahkstan"), "Kazakhstan (KAZ)"),
        (("export", "--subtype", "trety"), "treaty"),
    ],
)
def test_a_value_that_makes_no_sense_is_one_line_that_says_what_was_meant(run, words, named):
    assert named in failure(run(*words), 2)


@pytest.mark.parametrize(
    "words",
    [
        ("export", "--type", "vist"),
        ("export", "--tpye", "visit"),
        ("nonsense",),
        ("timeline", "AZE"),
        ("ingest",),
        ("serve", "--port", "99999"),
    ],
)
def test_a_command_that_is_called_wrongly_exits_with_2(run, words):
    done = run(*words)
    assert done.returncode == 2
    assert done.stdout == b""
    assert b"Usage:" in done.stderr


@pytest.mark.parametrize(
    "words", [("ask", "visits"), ("timeline", "AZE", "KAZ"), ("export",), ("serve",)]
)
def test_a_ledger_that_is_missing_or_broken_is_one_line(run, tmp_path, words):
    missing, broken = tmp_path / "missing.db", tmp_path / "broken.db"
    broken.write_bytes(b"no database " * 400)
    assert "missing.db" in failure(run(*words, db=missing), 1)
    assert "broken.db" in failure(run(*words, db=broken), 1)
    assert not missing.exists()
    assert broken.read_bytes() == b"no database " * 400


def test_an_option_names_another_ledger_than_the_environment(run, tmp_path):
    assert "other.db" in failure(run("ask", "visits", "--db", "other.db"), 1)


def test_a_sound_ledger_passes_its_check(run):
    assert data(run("check")) == "5 events checked: 0 violations, 0 warnings.\n"


def test_a_check_as_json_counts_the_events(run):
    told = json.loads(data(run("check", "--json")))
    assert told == {"events": 5, "violations": [], "warnings": []}
