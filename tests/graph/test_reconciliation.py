"""Names of a table find the actor that they mean, and doubt is told."""

import pytest

from graph.gazetteer.principals import read_translations
from graph.queries import ActorKind, KnownActor
from graph.reconciliation import Reconciler, Wanted
from ontology.terms import Portfolio

OFFICIAL, BODY = ActorKind.OFFICIAL, ActorKind.ORGANIZATION


def official(principal: str, name: str, *names: str) -> KnownActor:
    id = f"{principal}.{name.lower().replace(' ', '-')}"
    return KnownActor(id=id, kind=OFFICIAL, principal=principal, name=name, names=names)


def ministry(principal: str, of: str, portfolio: Portfolio) -> KnownActor:
    id = f"{principal}.{portfolio}.ministry"
    name = f"Ministry of {of}"
    return KnownActor(id=id, kind=BODY, principal=principal, name=name, portfolios=(portfolio,))


INDEX = Reconciler(
    [
        official("KAZ", "Ruslan Zhaksylykov", "R. Jaksılıkov"),
        official("AZE", "Zakir Hasanov"),
        official("AZE", "Ilham Aliyev"),
        official("AZE", "Natig Aliyev"),
        official("GEO", "Irakli Garibashvili"),
        official("UZB", "Zakir Hasanov"),
        official("CHN", "He Lifeng"),
        official("SGP", "Lifeng"),
        *(
            ministry(code, of, portfolio)
            for code in ("AZE", "KAZ", "NOR")
            for of, portfolio in (
                ("Defence", Portfolio.DEFENCE),
                ("Foreign Affairs", Portfolio.FOREIGN_AFFAIRS),
            )
        ),
    ]
)


def best(name: str, **given: object) -> str | None:
    found = INDEX.candidates(Wanted(name=name, **given))  # type: ignore[arg-type]
    return found[0].actor.id if found and found[0].match else None


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Kazakhstan", "KAZ"),
        ("Қазақстан", "KAZ"),
        ("Deutschland", "DEU"),
        ("NOR", "NOR"),
        ("European Union", "EU"),
        ("Ruslan Zhaksylykov", "KAZ.ruslan-zhaksylykov"),
        ("Жаксылыков Руслан", "KAZ.ruslan-zhaksylykov"),
        ("Ruslan Jaksylykov", "KAZ.ruslan-zhaksylykov"),
        ("Garibashvili, Irakli", "GEO.irakli-garibashvili"),
        ("Norwegian Ministry of Defence", "NOR.defence.ministry"),
        ("Ministry of Foreign Affairs of Kazakhstan", "KAZ.foreign-affairs.ministry"),
        ("Ministry of Defense of the Republic of Azerbaijan", "AZE.defence.ministry"),
        ("Norwegian Defence Ministry", "NOR.defence.ministry"),
        ("MFA of Kazakhstan", "KAZ.foreign-affairs.ministry"),
        ("Kazakh Defence Minister Ruslan Zhaksylykov", "KAZ.ruslan-zhaksylykov"),
        ("Azerbaijan's Ministry of Defence", "AZE.defence.ministry"),
        ("Colonel General Ruslan Zhaksylykov", "KAZ.ruslan-zhaksylykov"),
        ("Georgia", "GEO"),
        ("Греция", "GRC"),
        ("R. Zhaksylykov", "KAZ.ruslan-zhaksylykov"),
    ],
)
def test_a_name_in_any_spelling_finds_its_actor(name: str, id: str) -> None:
    assert best(name) == id


def test_a_misspelt_name_is_found_and_not_taken_for_sure() -> None:
    found = INDEX.candidates(Wanted(name="Irakli Garibashvilli", kinds=[OFFICIAL]))
    assert found[0].actor.id == "GEO.irakli-garibashvili"
    assert best("Irakli Garimashvili", kinds=[OFFICIAL]) is None
    vague = INDEX.candidates(Wanted(name="Aliyev", kinds=[OFFICIAL]))
    assert {each.actor.id for each in vague} == {"AZE.ilham-aliyev", "AZE.natig-aliyev"}
    assert not any(each.match for each in vague)


@pytest.mark.parametrize(
    "name",
    ["Ruslan Zhaksylykova", "Zokir Husanov", "Natig Alev", "R. Garibashvili", "Zakir Kusainov"],
)
def test_a_name_that_sounds_otherwise_is_not_taken_for_sure(name: str) -> None:
    assert best(name, kinds=[OFFICIAL]) is None


@pytest.mark.parametrize("name", ["Frane", "Austraia", "Bahaas", "Autria", "Wakanda", "Harti"])
def test_a_misspelt_country_is_no_other_country_for_sure(name: str) -> None:
    assert best(name, kinds=[ActorKind.PRINCIPAL]) is None


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("H.E. Mr. Irakli Garibashvili", "GEO.irakli-garibashvili"),
        ("Гарибашвили Ираклий Отарович", "GEO.irakli-garibashvili"),
        ("Natig Ramiz oglu Aliyev", "AZE.natig-aliyev"),
        ("He Lifeng", "CHN.he-lifeng"),
        ("Min. of Defence of Norway", "NOR.defence.ministry"),
        ("Ministry of Defence of the Kingdom of Norway", "NOR.defence.ministry"),
        ("Lybia", "LBY"),
    ],
)
def test_titles_patronymics_and_abbreviations_say_nothing(name: str, id: str) -> None:
    assert best(name) == id


def test_a_part_of_a_name_finds_it_and_is_not_taken_for_sure() -> None:
    for name in ("Garibashvili", "Гарибашвили", "President Garibashvili"):
        found = INDEX.candidates(Wanted(name=name, kinds=[OFFICIAL]))
        assert [(each.actor.id, each.match) for each in found] == [
            ("GEO.irakli-garibashvili", False)
        ]


def test_two_of_one_name_are_told_apart_by_their_country() -> None:
    assert best("Zakir Hasanov") is None
    assert best("Zakir Hasanov", principal="UZB") == "UZB.zakir-hasanov"
    assert best("Ministry of Defence") is None
    assert best("Ministry of Defence", principal="AZE") == "AZE.defence.ministry"


def test_the_country_in_a_name_tells_its_bodies_from_the_same_bodies_of_others() -> None:
    found = INDEX.candidates(Wanted(name="Foreign Ministry of Norway", kinds=[BODY]))
    assert found[0].actor.id == "NOR.foreign-affairs.ministry"
    assert found[0].score == 100
    assert all(each.score < 80 for each in found[1:])
    assert best("Foreign Ministry of Brazil") is None


def test_every_name_of_the_gazetteer_finds_its_principal_or_nothing_for_sure() -> None:
    names = [(code, name) for code, name in read_translations() if len(name) % 7 == 0]
    wrong = [(name, code) for code, name in names if best(name) not in (code, None)]
    missed = [name for code, name in names if best(name) is None]
    assert not wrong
    assert len(missed) < len(names) / 100


def test_a_name_of_two_principals_is_nobodys_for_sure() -> None:
    found = INDEX.candidates(Wanted(name="Congo"))
    assert {each.actor.id for each in found[:2]} == {"COD", "COG"}
    assert best("Congo") is None


def test_a_kind_leaves_the_others_out() -> None:
    assert best("Kazakhstan", kinds=[OFFICIAL]) is None
    found = INDEX.candidates(Wanted(name="Ministry of Defence", kinds=[BODY], limit=2))
    assert [each.actor.kind for each in found] == [BODY, BODY]


@pytest.mark.parametrize("name", ["", "  ", "???", "a" * 10_000, "zzzz qqqq", "\x00"])
def test_what_names_nobody_finds_nobody(name: str) -> None:
    assert INDEX.candidates(Wanted(name=name)) == []


def test_the_beginning_of_a_name_is_completed() -> None:
    assert INDEX.beginning("zhak", [OFFICIAL], 5)[0].id == "KAZ.ruslan-zhaksylykov"
    assert [a.id for a in INDEX.beginning("Norw", [ActorKind.PRINCIPAL], 1)] == ["NOR"]
    assert INDEX.beginning("", ActorKind, 5) == []
