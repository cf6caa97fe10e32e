"""What people hand over becomes documents; what cannot is named, with the reason, and no more.

``documents`` and ``rejected`` split what was read; ``row`` is a line of JSON Lines.
"""

import datetime as dt
import io
import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.documents import DOCUMENT_LIMIT, make_document, read
from graph.documents.dating import date_in_lines, date_in_name
from graph.documents.making import clean
from graph.documents.plain import from_name, title
from graph.model import Document, Rejected

STORY = "The two ministers met in Tbilisi and spoke about the railway. They will meet again."


def documents(found: Iterable[Document | Rejected]) -> list[Document]:
    return [d for d in found if isinstance(d, Document)]


def rejected(found: Iterable[Document | Rejected]) -> list[Rejected]:
    return [r for r in found if isinstance(r, Rejected)]


def only(path: Path | str, **options: object) -> Document:
    (document,) = read([path], **options)
    assert isinstance(document, Document), document
    return document


def refusal(path: Path | str, **options: object) -> str:
    (found,) = read([path], **options)
    assert isinstance(found, Rejected), found
    assert found.where == str(path)
    assert "\n" not in found.reason
    return found.reason


def row(**fields: object) -> str:
    return json.dumps(fields, ensure_ascii=False) + "\n"


def written(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


# What a document is made of


def test_the_same_document_has_the_same_id_wherever_it_is_read(tmp_path: Path) -> None:
    one = written(tmp_path, "one.jsonl", row(id="x-1", text=STORY, title="Talks"))
    other = written(tmp_path, "other.json", row(text=STORY, title="Talks", language="en"))
    assert only(one).id == only(other).id == make_document(STORY, title="Talks").id


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Talks"},
        {"publisher": "Gazette"},
        {"published": dt.date(2023, 1, 2)},
        {"url": "https://gazette.example/1"},
    ],
)
def test_every_part_of_the_identity_counts(change: dict[str, object]) -> None:
    assert make_document(STORY, **change).id != make_document(STORY).id


def test_invisible_characters_and_line_ends_are_settled_before_anything_is_quoted() -> None:
    assert clean("\ufeffA\u200b\u202eB\x00\x1b\r\nC\rD\u2028E\ttab") == "AB\nC\nD\nE\ttab"


def test_joiners_stay_where_they_spell_a_word() -> None:
    assert clean("می\u200cرود na\u200cme") == "می\u200cرود name"


def test_canonically_equivalent_letters_are_left_as_they_are() -> None:
    assert clean("Tu\u0308rkiye") != clean("T\u00fcrkiye")


@given(st.text())
def test_cleaning_again_changes_nothing_and_the_result_is_storable(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert once.encode("utf-8").decode("utf-8") == once


def test_a_title_is_one_line() -> None:
    assert make_document(STORY, title=" Talks\nin \u202eTbilisi ").title == "Talks in Tbilisi"


# Plain text


def test_a_plain_file_gives_title_day_and_publisher_and_keeps_its_text(tmp_path: Path) -> None:
    text = f"EN\nShare\nHome | Politics\n\nRailway talks held in Tbilisi\n\n{STORY}\n"
    document = only(written(tmp_path, "gazette-2023-02-03.txt", text))
    assert document.title == "Railway talks held in Tbilisi"
    assert document.published == dt.date(2023, 2, 3)
    assert document.publisher == "gazette"
    assert document.name == "gazette-2023-02-03.txt"
    assert document.text == text


@pytest.mark.parametrize(
    ("stem", "day"),
    [
        ("gazette-2023-02-03", dt.date(2023, 2, 3)),
        ("gazette_20230203_final", dt.date(2023, 2, 3)),
        ("03.02.2023", dt.date(2023, 2, 3)),
        ("gazette-2023-13-45", None),
        ("from-2023-02-03-to-2023-02-05", None),
        ("article-1202302034", None),
        ("gazette", None),
    ],
)
def test_a_file_name_tells_the_day_only_when_it_holds_exactly_one(
    stem: str, day: dt.date | None
) -> None:
    found = date_in_name(stem)
    assert (found and found[0]) == day


@pytest.mark.parametrize(
    ("name", "publisher"),
    [
        ("gazette-2023-02-03.txt", "gazette"),
        ("Газета_20230203.txt", "Газета"),
        ("article-2023-02-03.txt", None),
        ("talks-in-tbilisi-2023-02-03.txt", None),
        ("2023-02-03-gazette.txt", None),
        ("gazette.txt", None),
    ],
)
def test_a_file_name_tells_the_publisher_only_as_one_word_before_the_date(
    name: str, publisher: str | None
) -> None:
    assert from_name(name)[1] == publisher


@pytest.mark.parametrize(
    "top",
    [
        "TBILISI, 3 February 2023 (Gazette) - The ministers met.",
        "TBILISI. Feb. 3, 2023 /Gazette/ The ministers met. - By our reporter",
        "10:29, 3 February 2023, Tbilisi - Gazette",
        "Published: February 3rd, 2023",
        "Talks\n\n03.02.2023 14:00",
        "Tbilisi, 2023-02-03 — The ministers met.",
    ],
)
def test_a_dateline_or_byline_tells_the_day(top: str) -> None:
    expected = None if top.endswith("By our reporter") else dt.date(2023, 2, 3)
    assert date_in_lines(f"{top}\n\n{STORY}") == expected


@pytest.mark.parametrize(
    "top",
    [
        "On 30 August 1992 the two states opened relations and exchanged ambassadors.",
        "TBILISI, 3 February (Gazette) - The ministers met.",
        "Since 3 February 2023 the road is closed",
        "TBILISI, 31 February 2023 (Gazette) - The ministers met.",
    ],
)
def test_a_date_of_the_story_is_not_taken_for_the_day_of_publication(top: str) -> None:
    assert date_in_lines(f"{top}\n\n{STORY}") is None


def test_the_file_name_is_believed_before_the_dateline(tmp_path: Path) -> None:
    text = f"TBILISI, 4 February 2023 (Gazette) - {STORY}"
    document = only(written(tmp_path, "gazette-2023-02-03.txt", text))
    assert document.published == dt.date(2023, 2, 3)


def test_a_text_that_begins_with_its_story_has_no_title() -> None:
    assert title(f"AZ\n\n{STORY}\nRailway talks held in Tbilisi") is None


def test_an_unknown_suffix_is_read_by_how_it_begins(tmp_path: Path) -> None:
    text = written(tmp_path, "a.news", STORY)
    rows = written(tmp_path, "b.dump", row(text=STORY))
    page = written(tmp_path, "c", f"<!DOCTYPE html><html><body><p>{STORY}</p></body></html>")
    assert [d.text.strip() for d in documents(read([text, rows, page]))] == [STORY] * 3


# Encodings


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_with_and_without_a_byte_order_mark(tmp_path: Path, encoding: str) -> None:
    text = "Türkiye və Gürcüstan nazirləri Tbilisidə görüşüblər."
    assert only(written(tmp_path, "a.txt", text.encode(encoding))).text == text


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "The minister’s visit — the “second” one — to Türkiye has ended."),
        ("cp1251", "Министры встретились в Тбилиси и обсудили строительство дороги."),
        ("koi8_r", "Министры встретились в Тбилиси и обсудили строительство дороги."),
        ("cp1254", "İki ülkenin bakanları Tiflis'te görüştü ve işbirliğini güçlendirdi."),
    ],
)
def test_encodings_older_than_unicode_are_recognized(
    tmp_path: Path, encoding: str, text: str
) -> None:
    assert only(written(tmp_path, "a.txt", text.encode(encoding))).text == text


def test_a_page_is_read_in_the_encoding_that_it_declares(tmp_path: Path) -> None:
    text = "Министры встретились в Тбилиси и обсудили строительство дороги через перевал."
    page = f"<html><head><meta charset='koi8-r'></head><body><p>{text}</p></body></html>"
    assert only(written(tmp_path, "a.html", page.encode("koi8_r"))).text.strip() == text


# Pages

PAGE = f"""<!DOCTYPE html>
<html lang="ka"><head><title>Talks | Gazette</title>
<script type="application/ld+json">{{"@context": "https://schema.org", "@type": "NewsArticle",
"headline": "Railway talks", "datePublished": "2023-02-03T10:00:00+04:00",
"publisher": {{"@type": "Organization", "name": "Gazette"}}}}</script>
<link rel="canonical" href="https://gazette.example/railway-talks"></head>
<body><nav><a href="#">Home</a> <a href="#">Politics</a></nav>
<article><h1>Railway talks</h1><ul class="share"><li>Share</li></ul>
<p>{STORY}</p><p>{STORY.replace("Tbilisi", "Gori")}</p></article>
<footer>All rights reserved by Gazette</footer></body></html>"""


def test_a_page_gives_its_article_and_metadata_without_what_is_around_it(tmp_path: Path) -> None:
    document = only(written(tmp_path, "page.html", PAGE))
    assert STORY in document.text
    assert "Politics" not in document.text
    assert "rights reserved" not in document.text
    assert (document.title, document.publisher) == ("Railway talks", "Gazette")
    assert document.url == "https://gazette.example/railway-talks"
    assert document.published == dt.date(2023, 2, 3)
    assert document.language == "ka"


def test_a_page_that_declares_nothing_is_dated_by_its_file_name(tmp_path: Path) -> None:
    page = f"<html><body><p>{STORY}</p></body></html>"
    document = only(written(tmp_path, "gazette-2023-02-03.html", page))
    assert (document.published, document.publisher) == (dt.date(2023, 2, 3), "gazette")


def test_a_page_without_an_article_is_rejected_in_silence(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    reason = refusal(written(tmp_path, "page.html", "<html><body></body></html>"))
    assert reason == "is a page without an article"
    assert capfd.readouterr() == ("", "")


# JSON


def test_json_lines_carry_their_metadata(tmp_path: Path) -> None:
    fields = {
        "text": STORY,
        "title": "Talks",
        "url": "https://gazette.example/1",
        "publisher": "Gazette",
        "published": "2023-02-03",
        "language": "ka",
    }
    document = only(written(tmp_path, "a.jsonl", row(id=7, **fields)))
    assert {name: str(getattr(document, name)) for name in fields} == fields
    assert document.name == "7"


def test_gold_articles_are_read_under_their_id(tmp_path: Path) -> None:
    line = row(id="g-1", document={"text": STORY, "published": "2023-02-03"}, events=[])
    document = only(written(tmp_path, "gold.jsonl", line))
    assert (document.name, document.published) == ("g-1", dt.date(2023, 2, 3))


@pytest.mark.parametrize("indent", [None, 2])
def test_a_json_file_may_hold_one_document_or_a_list(tmp_path: Path, indent: int | None) -> None:
    one = written(tmp_path, "one.json", json.dumps({"text": STORY}, indent=indent))
    some = written(tmp_path, "some.json", json.dumps([{"text": STORY}, {}], indent=indent))
    assert only(one).text == STORY
    good, bad = read([some])
    assert isinstance(good, Document)
    assert isinstance(bad, Rejected)
    assert bad.where.endswith(", item 2")


def test_a_time_of_publication_is_cut_to_its_day(tmp_path: Path) -> None:
    line = row(text=STORY, published="2023-02-03T23:30:00Z")
    assert only(written(tmp_path, "a.jsonl", line)).published == dt.date(2023, 2, 3)


BAD_LINES = {
    '{"title": "x"}': 'no "text"',
    '{"text": null}': 'no "text"',
    '{"text": 5}': '"text" is not text',
    '{"text": " \\u200b"}': '"text" is empty',
    '{"text": "x", "title": ["y"]}': '"title" is not text',
    '{"text": "x", "published": "yesterday"}': (
        "\"published\" is no date: 'yesterday'; write 2024-06-07"
    ),
    '{"document": "x"}': '"document" is not a JSON object',
    '["x"]': "is not a JSON object",
    "5": "is not a JSON object",
    "{text}": "is not JSON: Expecting property name enclosed in double quotes (line 1, column 2)",
    "[" * 100_000: "is not JSON that can be read",
}


@pytest.mark.parametrize(("line", "reason"), BAD_LINES.items(), ids=range(len(BAD_LINES)))
def test_a_bad_line_is_named_and_the_lines_around_it_go_in(
    tmp_path: Path, line: str, reason: str
) -> None:
    path = written(tmp_path, "a.jsonl", f"{row(text='One')}\n{line}\n{row(text='Two')}")
    found = list(read([path]))
    assert [d.text for d in documents(found)] == ["One", "Two"]
    (bad,) = rejected(found)
    assert bad.where.startswith(f"{path}:3")
    assert bad.reason == reason


def test_a_line_in_another_encoding_does_not_harm_the_others(tmp_path: Path) -> None:
    text = "Министры встретились в Тбилиси и обсудили строительство дороги."
    content = row(text="Türkiye").encode() + row(text=text).encode("cp1251")
    path = written(tmp_path, "a.jsonl", content)
    assert [d.text for d in documents(read([path]))] == ["Türkiye", text]


def test_json_lines_in_utf_16_are_read(tmp_path: Path) -> None:
    path = written(tmp_path, "a.jsonl", (row(text="Türkiye") * 2).encode("utf-16"))
    assert [d.text for d in documents(read([path]))] == ["Türkiye"] * 2


def test_a_file_of_any_length_is_read_but_not_a_line_of_any_length(tmp_path: Path) -> None:
    lines = row(text="x" * 40) * 50 + row(text="x" * 300_000) + row(text="last")
    found = list(read([written(tmp_path, "a.jsonl", lines)], limit=100))
    assert len(documents(found)) == 51
    assert [r.reason for r in rejected(found)] == ["is a line of more than 0.0001 MB"]
    assert rejected(found)[0].where.endswith("a.jsonl:51")


def test_rows_arrive_while_the_stream_is_still_open() -> None:
    receiving, sending = os.pipe()
    with os.fdopen(receiving, "rb") as stdin, os.fdopen(sending, "wb", buffering=0) as stream:
        stream.write(row(text=STORY).encode())
        found = read(["-"], stdin=stdin)
        assert isinstance(next(found), Document)
        stream.write(row(title="x").encode())
        assert next(found) == Rejected(where="standard input:2", reason='no "text"')


def test_lone_surrogates_of_json_do_not_reach_the_text(tmp_path: Path) -> None:
    path = written(tmp_path, "a.jsonl", '{"text": "Baku \\ud83d end\\u0000"}')
    assert only(path).text == "Baku \ufffd end"


# Standard input


@pytest.mark.parametrize("content", [STORY, row(text=STORY), f"<html><p>{STORY}</p></html>"])
def test_standard_input_is_told_by_how_it_begins(content: str) -> None:
    assert only("-", stdin=io.BytesIO(content.encode())).text.strip() == STORY


def test_standard_input_of_the_process_is_read() -> None:
    program = "from graph.documents import read; print(next(read(['-'])).text)"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        input=STORY,
        capture_output=True,
        text=True,
        check=True,
    )
    assert (done.stdout.strip(), done.stderr) == (STORY, "")


def test_standard_input_stays_open_for_its_owner() -> None:
    stdin = io.BytesIO(STORY.encode())
    only("-", stdin=stdin)
    assert not stdin.closed


def test_empty_standard_input_is_rejected() -> None:
    (found,) = read(["-"], stdin=io.BytesIO(b""))
    assert found == Rejected(where="standard input", reason="is empty")


# Folders


def test_a_folder_is_read_to_its_depth_in_order_without_hidden_files(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("b/2.txt", "a.txt", "c.txt", ".hidden.txt", ".git/x.txt"):
        written(tmp_path, name, f"Text of {name} here")
    names = [d.text for d in documents(read([tmp_path]))]
    assert names == [f"Text of {name} here" for name in ("a.txt", "b/2.txt", "c.txt")]


def test_a_link_to_a_folder_is_not_followed(tmp_path: Path) -> None:
    written(tmp_path, "a.txt", STORY)
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    assert len(list(read([tmp_path]))) == 1


# Bad input

BINARY = {
    "a.pdf": (b"%PDF-1.7\n%\xe2\xe3", "is a PDF: save its text first"),
    "a.png": (b"\x89PNG\r\n\x1a\n\x00", "is a PNG image"),
    "photo.txt": (b"\xff\xd8\xff\xe0\x00\x10JFIF", "is a JPEG image"),
    "a.docx": (
        b"PK\x03\x04\x14\x00",
        "is a ZIP archive or an office document: save its text first",
    ),
    "a.jsonl": (b"\x1f\x8b\x08\x00", "is compressed (gzip): unpack it first"),
    "a.bin": (
        b"text\x00text",
        "is binary data, or UTF-16 without its byte order mark: it holds null bytes",
    ),
    "noise.txt": (bytes(range(128, 256)) * 20, "is no text in UTF-8 or a known encoding"),
    "controls.txt": (b"\x01\x02\x03" * 50, "is no text in UTF-8 or a known encoding"),
}


@pytest.mark.parametrize("name", BINARY)
def test_a_binary_file_is_rejected_as_what_it_is(tmp_path: Path, name: str) -> None:
    content, reason = BINARY[name]
    assert refusal(written(tmp_path, name, content)) == reason


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.jsonl", "a.json", "a"])
@pytest.mark.parametrize("content", [b"", b" \n\n", b"\xef\xbb\xbf\n"])
def test_an_empty_file_is_rejected(tmp_path: Path, name: str, content: bytes) -> None:
    assert refusal(written(tmp_path, name, content)) == "is empty"


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a"])
def test_a_file_of_50_mb_is_no_document(tmp_path: Path, name: str) -> None:
    path = written(tmp_path, name, b"news " * 10_000_000)
    assert DOCUMENT_LIMIT == 10_000_000
    assert refusal(path) == "has more than the 10 MB of one document"


def test_the_limit_may_be_set(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", STORY)
    assert refusal(path, limit=20) == "has more than the 2e-05 MB of one document"
    assert only(path, limit=len(STORY)).text == STORY


def test_a_path_that_leads_nowhere_is_rejected(tmp_path: Path) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to(tmp_path / "gone.txt")
    circle = tmp_path / "circle.txt"
    circle.symlink_to(circle)
    assert refusal(tmp_path / "none.txt") == "does not exist"
    assert refusal(link) == "is a link to nothing"
    assert refusal(circle).startswith("cannot be read: too many levels of symbolic links")
    assert refusal(tmp_path / ("x" * 300)) == "cannot be read: file name too long"
    assert refusal("nul\0l").startswith("cannot be read: ")


def test_an_empty_folder_is_rejected(tmp_path: Path) -> None:
    (tmp_path / ".hidden").touch()
    assert refusal(tmp_path) == "is a folder without files to read"


def test_what_is_no_file_is_rejected_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert refusal(tmp_path / "pipe") == "is a named pipe, not a file; - reads standard input"
    assert refusal("/dev/zero") == "is a device, not a file; - reads standard input"
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "socket"))
        assert refusal(tmp_path / "socket") == "is a socket, not a file"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_rejected(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", STORY)
    path.chmod(0)
    assert refusal(path) == "may not be read (permission denied)"


def test_one_bad_input_never_stops_the_others(tmp_path: Path) -> None:
    good = written(tmp_path, "good.txt", STORY)
    written(tmp_path, "empty.txt", "")
    written(tmp_path, "image.png", b"\x89PNG\r\n")
    (tmp_path / "link").symlink_to(tmp_path / "gone")
    found = list(read([tmp_path / "none", tmp_path, good]))
    assert [d.text for d in documents(found)] == [STORY, STORY]
    assert [Path(r.where).name for r in rejected(found)] == [
        "none",
        "empty.txt",
        "image.png",
        "link",
    ]


@given(st.binary(max_size=300))
def test_no_bytes_make_reading_fail(data: bytes) -> None:
    assert list(read(["-"], stdin=io.BytesIO(data)))
