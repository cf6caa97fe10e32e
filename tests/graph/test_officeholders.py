"""Whom the table of office holders finds under a name, or in an office, on a day."""

import datetime as dt
import re
from collections import Counter, defaultdict
from itertools import combinations

import pytest

from graph.gazetteer import OfficeHolder, gazetteer, office_holders
from graph.gazetteer.tables import table
from ontology.terms import Portfolio

DAY = dt.date(2024, 3, 11)
SHARED = {"BIH", "IRN", "NIC"}
"""States with several heads at a time: a presidency of three, a Supreme Leader, co-presidents."""
MONONYMS = {
    "Akihito", "Beatrix", "Francis", "Guillaume", "Henri", "Hussein", "Naruhito", "Philippe",
    "Sugiono", "Suharto", "Willem-Alexander",
}  # fmt: skip


def who(name: str, day: dt.date | None = DAY) -> set[tuple[str, str]]:
    return {(h.name, h.title) for h in office_holders().holders(name, day)}


def names(name: str, day: dt.date | None = DAY) -> set[str]:
    return {h.name for h in office_holders().holders(name, day)}


class TestNames:
    @pytest.mark.parametrize(
        ("spelling", "name"),
        [
            ("Kassym-Jomart Tokayev", "Kassym-Jomart Tokayev"),
            ("kassym jomart tokayev", "Kassym-Jomart Tokayev"),
            ("Kasym-Zhomart Tokaev", "Kassym-Jomart Tokayev"),
            ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
            ("ERDOĞAN", "Recep Tayyip Erdogan"),
            ("Tayyip Erdogan", "Recep Tayyip Erdogan"),
            ("İlham Əliyev", "Ilham Aliyev"),
            ("Sadyr Zhaparov", "Sadyr Japarov"),
            ("Abdel-Fattah el-Sissi", "Abdel Fattah al-Sisi"),
            ("Luiz Inácio Lula da Silva", "Luiz Inacio Lula da Silva"),
            ("Jonas Gahr Støre", "Jonas Gahr Stoere"),
        ],
    )
    def test_a_person_is_found_in_every_spelling(self, spelling: str, name: str) -> None:
        assert name in names(spelling)

    @pytest.mark.parametrize(
        ("initials", "name"),
        [
            ("I. Aliyev", "Ilham Aliyev"),
            ("I.Aliyev", "Ilham Aliyev"),
            ("R.T. Erdogan", "Recep Tayyip Erdogan"),
            ("Sh. Mirziyoyev", "Shavkat Mirziyoyev"),
            ("V. V. Putin", "Vladimir Putin"),
            ("Vladimir Vladimirovich Putin", "Vladimir Putin"),
        ],
    )
    def test_initials_and_patronymics_agree_with_the_given_name(
        self, initials: str, name: str
    ) -> None:
        assert names(initials) == {name}

    def test_another_initial_is_another_person(self) -> None:
        assert names("H. Aliyev") == set()
        assert names("S. Ivanov", dt.date(2003, 5, 5)) == {"Sergei Ivanov"}

    @pytest.mark.parametrize(
        ("short", "name"),
        [
            ("Xi", "Xi Jinping"),
            ("Jokowi", "Joko Widodo"),
            ("Lula", "Luiz Inacio Lula da Silva"),
            ("von der Leyen", "Ursula von der Leyen"),
            ("al-Sisi", "Abdel Fattah al-Sisi"),
            ("Zhaksylykov", "Ruslan Zhaksylykov"),
        ],
    )
    def test_a_surname_or_a_mononym_is_enough(self, short: str, name: str) -> None:
        assert names(short) == {name}

    def test_the_given_part_of_a_name_with_the_family_first_is_no_surname(self) -> None:
        assert names("Jinping") == set()
        assert names("UN") == set()

    def test_what_stands_before_a_name_is_no_part_of_it(self) -> None:
        assert names("King Charles III") == {"Charles III"}
        assert names("Crown Prince Mohammed bin Salman") == {"Mohammed bin Salman"}
        assert names("Sheikh Hasina") == names("Hasina") == {"Sheikh Hasina"}

    @pytest.mark.parametrize(
        ("turned", "name"),
        [("Orbán Viktor", "Viktor Orban"), ("Jinping Xi", "Xi Jinping"), ("Wang Yi", "Wang Yi")],
    )
    def test_either_order_of_names_is_read(self, turned: str, name: str) -> None:
        assert names(turned) == {name}

    @pytest.mark.parametrize("nobody", ["", " ", "-", "Tokayeva Q", "Jane Nobody", "Ilham Tokayev"])
    def test_an_unknown_name_finds_nobody(self, nobody: str) -> None:
        assert office_holders().holders(nobody, None) == ()


class TestSharedSurnames:
    def test_father_and_son_are_told_apart_by_day_or_by_given_name(self) -> None:
        assert names("Aliyev", None) == {"Heydar Aliyev", "Ilham Aliyev"}
        assert names("Aliyev", dt.date(1999, 5, 5)) == {"Heydar Aliyev"}
        assert names("Aliyev") == {"Ilham Aliyev"}
        assert names("Trudeau", dt.date(1982, 4, 17)) == {"Pierre Trudeau"}
        assert names("Trudeau") == {"Justin Trudeau"}
        assert names("Serdar Berdymukhamedov") == {"Serdar Berdimuhamedow"}

    def test_several_in_office_at_once_are_all_given(self) -> None:
        assert who("Berdimuhamedov") == {
            ("Serdar Berdimuhamedow", "President"),
            ("Gurbanguly Berdimuhamedow", "Chairman of the People's Council"),
        }
        assert {"Kim Jong Un", "Kim Tok Hun"} <= names("Kim")
        assert names("Kim Jong-un") == {"Kim Jong Un"}


class TestDays:
    def test_who_held_several_offices_is_given_in_those_of_the_day(self) -> None:
        assert who("Tokayev", dt.date(2000, 1, 1)) == {("Kassym-Jomart Tokayev", "Prime Minister")}
        assert who("Tokayev") == {("Kassym-Jomart Tokayev", "President")}
        assert who("Vladimir Putin", dt.date(2010, 1, 1)) == {("Vladimir Putin", "Prime Minister")}
        assert len(who("Tokayev", None)) == 4

    def test_both_bounds_belong_to_the_office(self) -> None:
        assert names("Kuleba", dt.date(2020, 3, 4)) == {"Dmytro Kuleba"}
        assert names("Kuleba", dt.date(2020, 3, 3)) == set()
        assert names("Kuleba", dt.date(2024, 9, 5)) == {"Dmytro Kuleba"}

    def test_somebody_is_found_for_thirty_days_after_leaving(self) -> None:
        assert names("Kuleba", dt.date(2024, 10, 5)) == {"Dmytro Kuleba"}
        assert names("Kuleba", dt.date(2024, 10, 6)) == set()

    def test_who_took_a_new_office_has_left_the_old_one(self) -> None:
        (holder,) = office_holders().holders("Shoigu", dt.date(2024, 5, 20))
        assert holder.portfolio is Portfolio.SECURITY

    def test_a_year_or_month_covers_all_its_days(self) -> None:
        assert names("Murat Nurtleu", dt.date(2023, 4, 30)) == {"Murat Nurtleu"}
        assert names("Novruz Mammadov", dt.date(2019, 10, 8)) == {"Novruz Mammadov"}
        assert names("Andrzej Duda", dt.date(2025, 8, 6)) == {"Andrzej Duda"}
        assert names("Ditmir Bushati", dt.date(2019, 1, 31)) == {"Ditmir Bushati"}


class TestOffices:
    @pytest.mark.parametrize(
        ("principal", "portfolio", "name"),
        [
            ("AZE", Portfolio.DEFENCE, "Zakir Hasanov"),
            ("TUR", Portfolio.FOREIGN_AFFAIRS, "Hakan Fidan"),
            ("ARM", Portfolio.HEAD_OF_GOVERNMENT, "Nikol Pashinyan"),
            ("USA", Portfolio.HEAD_OF_STATE, "Joe Biden"),
            ("SAU", Portfolio.HEAD_OF_GOVERNMENT, "Mohammed bin Salman"),
            ("NATO", Portfolio.OTHER, "Jens Stoltenberg"),
        ],
    )
    def test_an_office_has_one_holder(
        self, principal: str, portfolio: Portfolio, name: str
    ) -> None:
        holder = office_holders().holder_of(principal, portfolio, DAY)
        assert holder is not None
        assert (holder.name, holder.deputy) == (name, False)

    def test_unknown_and_ambiguous_are_none(self) -> None:
        holder_of = office_holders().holder_of
        assert holder_of("AZE", Portfolio.TOURISM, DAY) is None
        assert holder_of("ZZZ", Portfolio.DEFENCE, DAY) is None
        assert holder_of("AZE", Portfolio.HEAD_OF_STATE, dt.date(1950, 1, 1)) is None
        assert holder_of("BIH", Portfolio.HEAD_OF_STATE, DAY) is None
        assert holder_of("KAZ", Portfolio.HEAD_OF_STATE, dt.date(2019, 3, 20)) is None

    def test_a_title_tells_the_offices_of_a_portfolio_apart(self) -> None:
        def title(principal: str, title: str | None) -> str | None:
            state = Portfolio.HEAD_OF_STATE
            holder = office_holders().holder_of(principal, state, DAY, title=title)
            return holder and holder.name

        assert title("IRN", None) is None
        assert title("IRN", "President") == "Ebrahim Raisi"
        assert title("TUR", "Vice President") == "Cevdet Yilmaz"


class TestTable:
    def test_every_state_of_the_united_nations_has_a_head(self) -> None:
        heads = {
            h.principal
            for h in office_holders()
            if h.portfolio in {Portfolio.HEAD_OF_STATE, Portfolio.HEAD_OF_GOVERNMENT}
        }
        assert len(office_holders()) > 1900
        assert {"XKX", "TWN", "PSE", "VAT"} <= heads
        assert len(heads) >= 195

    def test_every_row_names_a_principal_and_a_portfolio_once(self) -> None:
        codes = {principal.code for principal in gazetteer().principals()}
        rows = Counter(map(tuple, table("officeholders.tsv")))
        assert {h.principal for h in office_holders()} <= codes
        assert [row for row, times in rows.items() if times > 1] == []

    def test_dates_are_days_months_or_years_in_order(self) -> None:
        literal = re.compile(r"[12]\d{3}(-[01]\d(-[0-3]\d)?)?")
        for *_, since, until in table("officeholders.tsv"):
            assert literal.fullmatch(since)
            assert until == "" or literal.fullmatch(until)
        assert [h for h in office_holders() if h.since and h.until and h.since > h.until] == []

    def test_names_have_two_words_but_for_known_mononyms(self) -> None:
        assert {h.name for h in office_holders() if " " not in h.name} == MONONYMS

    def test_spellings_are_ascii_and_none_is_a_numeral(self) -> None:
        for holder in office_holders():
            for spelling in (holder.name, *holder.spellings):
                assert spelling.isascii(), spelling
                assert spelling.strip() == spelling != ""
            numbered = re.search(r" ([IVX]+|Jr\.?)$", holder.name)
            assert not numbered or any(" " not in s for s in holder.spellings), holder.name

    def test_a_person_goes_by_one_name(self) -> None:
        spelled = defaultdict(set)
        for holder in office_holders():
            spelled[holder.name].add(holder.spellings)
        assert [name for name, spellings in spelled.items() if len(spellings) > 1] == []

    def test_an_office_is_held_by_one_person_at_a_time(self) -> None:
        offices = defaultdict(list)
        for row in table("officeholders.tsv"):
            offices[row[0], row[1], row[2] if row[1] == "other" else ""].append(row)
        clashes = [
            (one[3], other[3])
            for (code, portfolio, _), rows in offices.items()
            for one, other in combinations(rows, 2)
            if code not in SHARED and portfolio != "parliament"
            if one[3] != other[3] and meet(one, other)
        ]
        assert clashes == []


def meet(one: list[str], other: list[str]) -> bool:
    """Whether two rows of full holders certainly cover a day both, however vague their dates."""
    if any(row[2].startswith(("Acting", "Vice", "First Vice", "Deputy")) for row in (one, other)):
        return False
    start = max((row[5] + "-99-99")[:10] for row in (one, other))
    end = min(((row[6] or "9999") + "-00-00")[:10] for row in (one, other))
    return start < end


def test_a_holder_knows_the_days_of_the_office() -> None:
    holder = OfficeHolder(
        name="Ann Example",
        principal="AZE",
        portfolio=Portfolio.DEFENCE,
        title="Deputy Minister of Defence",
        since=None,
        until=dt.date(2020, 1, 31),
    )
    assert holder.deputy
    assert holder.held_on(dt.date(1900, 1, 1))
    assert not holder.held_on(dt.date(2020, 2, 1))
    assert holder.left_before(dt.date(2020, 3, 1))
    assert not holder.left_before(dt.date(2020, 3, 2))
