"""Contrast of the style sheets, computed as WCAG 2.2 defines it."""

import re
from itertools import product

import pytest

from api.web import STATIC_DIR
from api.web.timeline_shapes import LOOKS

FAMILIES = sorted({family for family, _ in LOOKS.values()})


def luminance(colour):
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def schemes(name):
    """The sheet's light and dark parts."""
    light, _, rest = (
        (STATIC_DIR / name).read_text().partition("@media (prefers-color-scheme: dark)")
    )
    dark = rest.partition("\n}\n")[0]
    return {"light": light, "dark": dark}


def colour(sheet, selector):
    pattern = rf"{re.escape(selector)}[^{{}}]*\{{[^}}]*?(?:fill|stroke|color): (#[0-9a-f]{{6}})"
    return re.search(pattern, sheet)[1]


def variables(sheet):
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", sheet))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("family", FAMILIES)
def test_marks_stand_out_and_counts_are_read_on_them(scheme, family):
    sheet = schemes("timeline.css")[scheme]
    mark = colour(sheet, f".tl .{family} ")
    assert all(contrast(mark, colour(sheet, f".tl .{g} ")) >= 3 for g in ("paper", "stripe"))
    assert contrast(mark, colour(sheet, ".tl .count ")) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_of_the_drawing_is_read_on_every_stripe(scheme):
    sheet = schemes("timeline.css")[scheme]
    for text, ground in product((".tl text ", ".tl .faint "), (".tl .paper ", ".tl .stripe ")):
        assert contrast(colour(sheet, text), colour(sheet, ground)) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_of_the_pages_is_read_on_every_ground(scheme):
    named = variables(schemes("site.css")[scheme])
    for text, ground in product(("ink", "faint", "link", "alarm"), ("ground", "raised")):
        assert contrast(named[text], named[ground]) >= 4.5, (text, ground)
    assert contrast(named["on-mark"], named["mark"]) >= 4.5
    assert contrast(named["on-strong"], named["strong"]) >= 4.5
    assert all(contrast(named[f"on-level-{n}"], named[f"level-{n}"]) >= 4.5 for n in range(1, 6))


def test_no_sheet_or_script_fetches_from_elsewhere():
    for path in STATIC_DIR.iterdir():
        assert not re.search(
            r"(https?:)?//(?!www\.w3\.org/2000/svg)\w",
            re.sub(r"^\s*//.*$", "", path.read_text(), flags=re.MULTILINE),
        ), path
