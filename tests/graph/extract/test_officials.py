"""Who takes part: whose they are, which office they hold, and who merely looks on."""

import pytest

from graph.model import Report
from tests.graph.extract.telling import reports

NAMED = [
    # a state in brackets
    (
        "Transport ministers Frank Tembo (Zambia) and Jacob Phiri (Malawi) signed the Corridor "
        "Agreement.",
        {"ZMB transport Frank Tembo", "MWI transport Jacob Phiri"},
    ),
    # the head of a body
    (
        "The president of the Export-Import Bank of Korea, Park Hee-sung, and Ghana's finance "
        "minister, Kwame Addo, signed a memorandum.",
        {"KOR finance Park Hee-sung", "GHA finance Kwame Addo"},
    ),
    (
        "Kenya's finance minister, Ann Otieno, met the Speaker of the Knesset, Ami Oren.",
        {"KEN finance Ann Otieno", "ISR parliament Ami Oren"},
    ),
    (
        "Peru's health minister, Ana Ruiz, met the head of the National Disaster Centre of Chile, "
        "Luis Soto.",
        {"PER health Ana Ruiz", "CHL other Luis Soto"},
    ),
    # subjects, forces, modifiers
    (
        "Tanzania's Minister for Works, Amani Juma, met Singapore's Second Minister for Trade Lim "
        "Wei Ming.",
        {"TZA transport Amani Juma", "SGP trade Lim Wei Ming"},
    ),
    (
        "India's defence minister, Raj Mehta, met Vice Admiral Jose Rojas of the Brazilian Navy.",
        {"IND defence Raj Mehta", "BRA armed-forces Jose Rojas"},
    ),
    # a month for a given name
    (
        "Sweden's State Secretary for Foreign Affairs Jan Knutsson met Chile's foreign minister, "
        "Ana Soto.",
        {"SWE foreign-affairs Jan Knutsson", "CHL foreign-affairs Ana Soto"},
    ),
    # the same office elsewhere
    (
        "New Zealand's Foreign Minister Ann Mead met her Fijian opposite number, Manoa Kata.",
        {"NZL foreign-affairs Ann Mead", "FJI foreign-affairs Manoa Kata"},
    ),
    # the envoy is of the side that sends
    (
        "Pakistan recalled its ambassador to Iran, Mudar Tipoo, on Monday.",
        {"PAK embassy Mudar Tipoo"},
    ),
    (
        "Mongolia's foreign minister, Bat Erdene, met Badr Al-Sabbar, newly appointed Ambassador "
        "Extraordinary and Plenipotentiary of the State of Kuwait to Mongolia.",
        {"MNG foreign-affairs Bat Erdene", "KWT embassy Badr Al-Sabbar"},
    ),
]


def officials(report: Report) -> set[str]:
    return {f"{p.principal} {p.portfolio} {p.official}" for p in report.participants if p.official}


@pytest.mark.parametrize(("text", "people"), NAMED)
def test_people_have_the_state_and_the_office_that_the_text_gives_them(
    text: str, people: set[str]
) -> None:
    (report,) = reports(text)

    assert officials(report) == people


def test_an_adverb_before_a_comma_is_nobody() -> None:
    text = (
        "Separately, Chief of Army Major-General Tan Wei called on the Indonesian defence "
        "minister, Budi Santoso. Singapore and Indonesia are neighbours."
    )

    (report,) = reports(text)

    assert "Separately" not in {p.official for p in report.participants}


WATCHED = [
    "President Ana Ruiz of Peru and President Luis Soto of Chile witnessed the signing of a "
    "treaty on fisheries by the two countries.",
    "Peru and Chile signed a treaty on fisheries in the presence of President Ana Ruiz of Peru "
    "and President Luis Soto of Chile.",
    "Peru and Chile signed a treaty on fisheries. The ceremony was attended by President Ana "
    "Ruiz of Peru and President Luis Soto of Chile.",
]


@pytest.mark.parametrize("text", WATCHED)
def test_who_watches_a_signing_attends_it_and_signs_nothing(text: str) -> None:
    (signing,) = [r for r in reports(text) if r.type == "signing"]
    roles = {(p.principal, p.role, p.official) for p in signing.participants}

    assert roles == {
        ("PER", "signatory", None),
        ("CHL", "signatory", None),
        ("PER", "attendee", "Ana Ruiz"),
        ("CHL", "attendee", "Luis Soto"),
    }


def test_who_says_what_a_state_demands_speaks_for_it() -> None:
    text = "Chile urged Peru to open the border, Foreign Minister Ana Soto of Chile said."

    (report,) = reports(text)

    assert {p.official for p in report.participants if p.role == "source"} == {"Ana Soto"}


@pytest.mark.parametrize(
    ("text", "portfolios"),
    [
        ("Senegal opened its embassy in Accra in 1961.", {None}),
        ("Denmark shut down its embassy in Baghdad in 2020.", {None, "embassy"}),
    ],
)
def test_an_embassy_that_opens_is_no_party_to_it(text: str, portfolios: set[str | None]) -> None:
    (report,) = reports(text)

    assert {p.portfolio for p in report.participants} == portfolios
