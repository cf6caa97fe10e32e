"""What the gazetteer makes of names, codes and the texts of news."""

from contextlib import suppress
from difflib import get_close_matches
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import UnknownActor
from graph.gazetteer import NameMention, PortfolioMention, gazetteer
from graph.gazetteer.closeness import Spellings
from graph.gazetteer.principals import languages
from ontology.terms import Portfolio


def names(text: str) -> list[tuple[str, str, str]]:
    return [(m.surface, m.code, m.kind) for m in gazetteer().scan(text)]


def codes(text: str) -> list[str]:
    return [m.code for m in gazetteer().scan(text)]


def offices(text: str) -> list[tuple[str, str, str]]:
    return [(m.surface, m.portfolio.value, m.form) for m in gazetteer().scan_portfolios(text)]


def office(text: str) -> PortfolioMention:
    (mention,) = gazetteer().scan_portfolios(text)
    return mention


class TestPrincipals:
    def test_every_state_has_the_codes_of_iso_3166(self) -> None:
        states = [p for p in gazetteer().principals() if p.kind == "state"]
        assert len(states) == 250
        assert all(p.iso2 and len(p.iso2) == 2 and len(p.code) == 3 for p in states)
        assert all(p.numeric for p in states if p.code != "XKX")

    def test_codes_are_unique_in_every_system(self) -> None:
        everyone = [p for p in gazetteer().principals() if p.kind != "former"]
        for system in ("code", "iso2", "numeric", "wikidata"):
            values = [v for p in everyone if (v := getattr(p, system))]
            assert len(values) == len(set(values)), system

    def test_it_knows_sixty_organisations_and_the_former_states(self) -> None:
        kinds = [p.kind for p in gazetteer().principals()]
        assert kinds.count("organisation") >= 60
        assert {"SUN", "YUG", "CSK"} <= {
            p.code for p in gazetteer().principals() if p.kind == "former"
        }

    def test_a_principal_carries_its_codes_in_other_systems(self) -> None:
        azerbaijan = gazetteer().principal("AZE")
        assert (azerbaijan.iso2, azerbaijan.numeric, azerbaijan.cow) == ("AZ", "031", "373")
        assert (azerbaijan.fips, azerbaijan.cameo, azerbaijan.wikidata) == ("AJ", "AZE", "Q227")
        assert (azerbaijan.official, azerbaijan.capital) == ("Republic of Azerbaijan", "Baku")

    def test_cameo_keeps_its_own_codes(self) -> None:
        assert gazetteer().principal("ROU").cameo == "ROM"
        assert gazetteer().principal("EU").cameo == "EEC"

    def test_an_unknown_code_is_an_unknown_actor(self) -> None:
        with pytest.raises(UnknownActor):
            gazetteer().principal("ZZZ")

    def test_no_cell_of_a_list_is_empty(self) -> None:
        for p in gazetteer().principals():
            for listed in (p.names, p.demonyms, p.people, p.metonyms, *p.capitals):
                assert all(name.strip() == name != "" for name in listed), p.code


class TestResolve:
    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("Azerbaijan", "AZE"),
            ("azerbaijan", "AZE"),
            ("Republic of Azerbaijan", "AZE"),
            ("AZ", "AZE"),
            ("kaz", "KAZ"),
            ("Azərbaycan", "AZE"),
            ("Казахстан", "KAZ"),
            ("Қазақстан", "KAZ"),
            ("აზერბაიჯანი", "AZE"),
            ("哈萨克斯坦", "KAZ"),
            ("قزاقستان", "KAZ"),
            ("Türkiye", "TUR"),
            ("turkiye", "TUR"),
            ("Turkey", "TUR"),
            ("Czech Republic", "CZE"),
            ("Burma", "MMR"),
            ("Holland", "NLD"),
            ("ivory coast", "CIV"),
            ("Cote d’Ivoire", "CIV"),
            ("Swaziland", "SWZ"),
            ("U.K.", "GBR"),
            ("uk", "GBR"),
            ("The United States", "USA"),
            ("u.s.", "USA"),
            ("UAE", "ARE"),
            ("DPRK", "PRK"),
            ("South Korea", "KOR"),
            ("Kosovo", "XKX"),
            ("Taiwan", "TWN"),
            ("palestine", "PSE"),
            ("ussr", "SUN"),
            ("Organization of Turkic States", "OTS"),
            ("nato", "NATO"),
            ("Baku", "AZE"),
            ("Nur-Sultan", "KAZ"),
            ("Nur–Sultan", "KAZ"),
            ("Kiev", "UKR"),
            ("Kazakhstani", "KAZ"),
            ("Kremlin", "RUS"),
            ("Guinea", "GIN"),
            ("guinea bissau", "GNB"),
            ("Equatorial Guinea", "GNQ"),
            ("Papua New Guinea", "PNG"),
            ("DR Congo", "COD"),
            ("Republic of the Congo", "COG"),
            ("Niger", "NER"),
            ("Nigeria", "NGA"),
            ("Dominica", "DMA"),
            ("Dominican Republic", "DOM"),
            ("Macedonia", "MKD"),
            ("England", "GBR"),
            ("AU", "AU"),
        ],
    )
    def test_a_name_or_code_means_one_principal(self, text: str, code: str) -> None:
        assert gazetteer().resolve(text) == code

    @given(st.data())
    def test_the_names_closest_to_a_text_are_those_of_all_names(self, data: st.DataObject) -> None:
        written = st.text(alphabet="aeikmnorst éŁ", max_size=9)
        known = data.draw(st.lists(written, max_size=12))
        text, closeness = data.draw(written), data.draw(st.sampled_from((0.5, 0.75, 0.9)))
        found = Spellings(known).close(text, 3, closeness)
        assert found == get_close_matches(text, known, 3, closeness)

    @pytest.mark.parametrize(
        ("text", "suggested"),
        [
            ("Kazakstann", "Kazakhstan (KAZ)"),
            ("Azerbajdan", "Azerbaijan (AZE)"),
            ("Korea", "South Korea (KOR)"),
            ("Korea", "North Korea (PRK)"),
            ("congo", "Republic of the Congo (COG)"),
        ],
    )
    def test_a_misspelt_or_ambiguous_name_is_refused_with_suggestions(
        self, text: str, suggested: str
    ) -> None:
        with pytest.raises(UnknownActor) as caught:
            gazetteer().resolve(text)
        assert suggested in caught.value.suggestions

    @pytest.mark.parametrize("text", ["", "   ", "Atlantis", "🙂", "-", "."])
    def test_what_names_nobody_is_refused(self, text: str) -> None:
        with pytest.raises(UnknownActor):
            gazetteer().resolve(text)

    def test_every_principal_answers_to_its_code_and_its_names(self) -> None:
        for p in gazetteer().principals():
            assert gazetteer().resolve(p.code) == p.code
            assert gazetteer().resolve(p.name) == p.code
            assert gazetteer().resolve(p.official.upper()) == p.code

    def test_states_go_by_their_names_in_more_than_twenty_languages(self) -> None:
        assert {"az", "kk", "ru", "tr", "uz", "ky", "ka", "hy", "fa", "ar", "zh"} <= set(
            languages()
        )
        assert len(languages()) >= 20

    @given(st.text(max_size=40))
    def test_any_text_is_resolved_or_refused(self, text: str) -> None:
        with suppress(UnknownActor):
            assert gazetteer().principal(gazetteer().resolve(text))


class TestScan:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            (
                "Azerbaijan and Kazakhstan",
                [("Azerbaijan", "AZE", "name"), ("Kazakhstan", "KAZ", "name")],
            ),
            ("the Republic of Kazakhstan", [("Republic of Kazakhstan", "KAZ", "name")]),
            (
                "AZERBAIJAN, KAZAKHSTAN MEET",
                [("AZERBAIJAN", "AZE", "name"), ("KAZAKHSTAN", "KAZ", "name")],
            ),
            ("an Azerbaijani guest", [("Azerbaijani", "AZE", "demonym")]),
            ("The Kazakhs agreed", [("Kazakhs", "KAZ", "people")]),
            (
                "Baku’s airport and Nur-Sultan",
                [("Baku", "AZE", "capital"), ("Nur-Sultan", "KAZ", "capital")],
            ),
            (
                "the Kremlin and Akorda",
                [("Kremlin", "RUS", "metonym"), ("Akorda", "KAZ", "metonym")],
            ),
            ("flew to Aktau", [("Aktau", "KAZ", "city")]),
            ("AZE and KAZ agreed", [("AZE", "AZE", "code"), ("KAZ", "KAZ", "code")]),
            ("US–China talks", [("US", "USA", "name"), ("China", "CHN", "name")]),
            (
                "Azerbaijani-Kazakh talks",
                [("Azerbaijani", "AZE", "demonym"), ("Kazakh", "KAZ", "demonym")],
            ),
            ("Sino-Russian ties", [("Sino", "CHN", "demonym"), ("Russian", "RUS", "demonym")]),
            (
                "a Franco-German-Polish border, Russo-Turkish trade, the Pak-Afghan crossing",
                [
                    ("Franco", "FRA", "demonym"),
                    ("German", "DEU", "demonym"),
                    ("Polish", "POL", "demonym"),
                    ("Russo", "RUS", "demonym"),
                    ("Turkish", "TUR", "demonym"),
                    ("Pak", "PAK", "demonym"),
                    ("Afghan", "AFG", "demonym"),
                ],
            ),
            ("KAZAKHSTAN’S GUESTS", [("KAZAKHSTAN", "KAZ", "name")]),
            ("Turkish Cypriot leader", [("Turkish Cypriot", "CYP", "demonym")]),
            ("Republic of\nUzbekistan", [("Republic of\nUzbekistan", "UZB", "name")]),
            ("Papua\r\nNew   Guinea", [("Papua\r\nNew   Guinea", "PNG", "name")]),
            ("South\n    Korea", [("South\n    Korea", "KOR", "name")]),
            ("Guinea-\nBissau", [("Guinea-\nBissau", "GNB", "name")]),
            ("Guinea\u2011Bissau", [("Guinea\u2011Bissau", "GNB", "name")]),
            ("North\u00a0Macedonia", [("North\u00a0Macedonia", "MKD", "name")]),
            ("Tu\u0308rkiye’s", [("Tu\u0308rkiye", "TUR", "name")]),
            ("Ka\u00adzakh\u00adstan", [("Ka\u00adzakh\u00adstan", "KAZ", "name")]),
            ("South\n\nKorea", [("Korea", "KOR", "name")]),
            ("Әзірбайжан мен Қазақстан", [("Қазақстан", "KAZ", "name")]),
        ],
    )
    def test_names_of_every_kind_are_found(
        self, text: str, expected: list[tuple[str, str, str]]
    ) -> None:
        assert names(text) == expected

    def test_a_city_goes_by_its_common_english_name(self) -> None:
        mentions = gazetteer().scan("from Nur-Sultan, Kazakhstan, to Gəncə")
        assert [m.city for m in mentions] == ["Astana", None, "Ganja"]

    @pytest.mark.parametrize(
        "text",
        [
            "a turkey for dinner",
            "china cups and a polish for silver",
            "let us go, and un peu",
            "aze kaz",
            "in az and kz",
            "Romanian".lower(),
            "Kazakhstanization",
            "see kazinform.Kazakhstan.kz",
            "@Azerbaijan",
            "along the Caspian Sea",
            "in the North Caucasus",
            "the Persian Gulf",
            "the Sea of Japan",
            "the South China Sea",
            "the Indian Ocean",
            "the Gulf of Mexico",
            "a plate of French fries",
            "in New Jersey",
            "across Latin America",
            "the Baku-Tbilisi-Ceyhan pipeline",
            "the Baku–Tbilisi–Kars railway",
            "the Turkish Republic of Northern Cyprus",
            "the Paris Agreement",
            "pro-Russian forces",
            "anti-Armenian slogans",
            "post-Soviet space",
            "Follow US on social media",
            "Michael Jordan scored",
            "an essay by Chad Smith",
            "with Tom Holland",
            "the Foreign Minister, Israel Katz",
            "Washington Post",
            "in Atlanta, Georgia",
            "Seattle, Washington state",
            "Reading and Mobile and Split",
            "President Vladimir Putin",
        ],
    )
    def test_what_only_looks_like_a_name_of_a_state_is_none(self, text: str) -> None:
        found = [m for m in gazetteer().scan(text) if m.kind != "city"]
        assert found == []

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Georgia and Azerbaijan", ["GEO", "AZE"]),
            ("Georgia President Mikheil Kavelashvili", ["GEO"]),
            ("the President of Georgia Mikheil Kavelashvili", ["GEO"]),
            ("voters in Georgia, Alabama and elsewhere", []),
            ("Tbilisi: Georgia and Florida sign a memorandum", ["GEO", "GEO"]),
            ("the King of Jordan Abdullah II", ["JOR"]),
            ("Jordan Foreign Ministry", ["JOR"]),
            ("Chad and Niger", ["TCD", "NER"]),
            ("Niger, not Nigeria", ["NER", "NGA"]),
            (
                "Guinea, Guinea-Bissau, Equatorial Guinea, Papua New Guinea",
                ["GIN", "GNB", "GNQ", "PNG"],
            ),
            ("DR Congo and the Republic of the Congo", ["COD", "COG"]),
            ("Democratic Republic of the Congo", ["COD"]),
            ("Congo's Denis Sassou Nguesso in Brazzaville", ["COG", "COG"]),
            ("North Korea and South Korea", ["PRK", "KOR"]),
            ("Korea's president in Seoul", ["KOR", "KOR"]),
            ("Dominica and the Dominican Republic", ["DMA", "DOM"]),
            ("Macedonia, now North Macedonia", ["MKD", "MKD"]),
            ("Eswatini, once Swaziland", ["SWZ", "SWZ"]),
            ("Czechia, the Czech Republic", ["CZE", "CZE"]),
            ("Persian and Iranian", ["IRN", "IRN"]),
            ("Jersey and Guernsey", ["JEY", "GGY"]),
            ("Northern Ireland and Ireland", ["IRL"]),
            ("Turkey and Türkiye", ["TUR", "TUR"]),
            ("a Polish envoy", ["POL"]),
            ("The UN and the US", ["UN", "USA"]),
            ("GUAM met on Guam", ["GUAM-ODED", "GUM"]),
            ("talks in Washington", ["USA"]),
            ("Washington said", ["USA"]),
            ("Nice, France", ["FRA", "FRA"]),
            ("in Nice weather", []),
            ("Sudan and South Sudan", ["SDN", "SSD"]),
            ("the Sahel states, WHO and the OTS", ["WHO", "OTS"]),
        ],
    )
    def test_ambiguous_names_are_read_by_what_stands_around(
        self, text: str, expected: list[str]
    ) -> None:
        assert codes(text) == expected

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("The governor of Georgia, Brian Kemp, spoke in Atlanta", ["USA"]),
            ("Voters in the US state of Georgia", ["USA"]),
            ("Georgia Urges Russia to Withdraw", ["GEO", "RUS"]),
            ("Azerbaijan and Georgia Discuss Trade", ["AZE", "GEO"]),
            ("Guinea recalled its envoy from Bissau", ["GIN", "GNB"]),
            ("the Gulf of Guinea and the island of New Guinea", []),
            ("Bissau-Guinean and Equatorial Guinean envoys", ["GNB", "GNQ"]),
            ("Congo accused Rwanda", ["COD", "RWA"]),
            ("Congolese President Denis Sassou Nguesso", ["COG"]),
            ("the governor of Niger State in Nigeria", ["NGA"]),
            ("Nigerien and Nigerian officers", ["NER", "NGA"]),
            ("Dominican President Luis Abinader", ["DOM"]),
            ("Dominican Prime Minister Roosevelt Skerrit", ["DMA"]),
            ("the former Yugoslav Republic of Macedonia", ["MKD"]),
            ("the Greek region of Macedonia around Thessaloniki", ["GRC", "GRC"]),
            ("the Persian New Year and Persian carpets", []),
            ("Persians and Iranians", ["IRN", "IRN"]),
            ("Tom Holland and North Holland", ["NLD"]),
            ("the players Jordan Henderson and Jordan Price met Chad Brown", []),
            ("New Jersey and a Jersey for Ronaldo", []),
            ("the Austro-Hungarian army, an Austro-Italian pact", ["AUT", "ITA"]),
            ("The two Koreas", []),
        ],
    )
    def test_names_with_doubles_are_told_apart_in_sentences_of_news(
        self, text: str, expected: list[str]
    ) -> None:
        assert codes(text) == expected

    def test_an_acronym_that_is_a_word_is_none_in_a_headline_of_capitals(self) -> None:
        assert codes("THE MAN WHO SPOKE IN KAZAKHSTAN") == ["KAZ"]
        assert codes("the head of the WHO spoke") == ["WHO"]

    def test_a_small_city_counts_beside_its_own_state_only(self) -> None:
        assert names("in Kentau, Kazakhstan")[0] == ("Kentau", "KAZ", "city")
        assert names("in Kentau") == []

    def test_offsets_count_code_points(self) -> None:
        text = "🙂 “Бірлестік” — Kazakhstan’s İstanbul visit"
        for m in gazetteer().scan(text):
            assert text[m.start : m.end] == m.surface
        assert codes(text) == ["KAZ", "TUR"]

    @given(
        st.lists(
            st.sampled_from(["Kazakh", "Baku", "U.S.", " ", "-", "Guinea", "İ", "s", "\n", "of "])
        )
    )
    def test_mentions_never_overlap_and_are_what_the_text_says(self, pieces: list[str]) -> None:
        text = "".join(pieces)
        mentions: list[NameMention] = gazetteer().scan(text)
        assert all(text[m.start : m.end] == m.surface for m in mentions)
        assert all(a.end <= b.start for a, b in pairwise(mentions))

    def test_every_name_of_a_state_is_found_in_a_text(self) -> None:
        for p in gazetteer().principals():
            assert codes(f"It met {p.name} today.") == [p.code]


class TestCapitals:
    """A capital is a place or, where the words around make it plain, its government."""

    @pytest.mark.parametrize(
        "text",
        [
            "Washington said it would answer.",
            "Washington has repeatedly urged restraint.",
            "Washington, for its part, denied that.",
            "Washington on Monday summoned the envoy.",
            "Washington is ready to mediate.",
            "Washington will not accept the plan.",
            "Washington has been accused of delay.",
            "WASHINGTON WARNS NEIGHBOURS",
            "Washington and its partner said so, as talks with Washington go on.",
            "They accused Washington of bad faith.",
            "Washington’s tough stance changed little.",
            "a Washington-backed truce",
            "They called on Washington to act.",
        ],
    )
    def test_it_is_the_government_as_actor_and_as_target(self, text: str) -> None:
        kinds = {m.kind for m in gazetteer().scan(text) if m.surface.title() == "Washington"}
        assert "metonym" in kinds

    @pytest.mark.parametrize(
        "text",
        [
            "talks between Baku and Yerevan",
            "between Moscow, Ankara and Tehran",
            "Baku-Yerevan talks",
            "the Baku–Tbilisi–Yerevan trilateral dialogue",
            "Ankara and Baku agreed",
            "BAKU AND ASTANA SIGN DEAL",
            "Tehran wants Riyadh to wait",
        ],
    )
    def test_two_capitals_that_deal_with_each_other_are_governments(self, text: str) -> None:
        assert {m.kind for m in gazetteer().scan(text)} <= {"metonym"}

    @pytest.mark.parametrize(
        "text",
        [
            "They met in Washington on Friday.",
            "A source in Washington said so.",
            "Officials from Baku and Yerevan said so.",
            "The mayor of Baku said it.",
            "Baku’s airport and Baku’s old city",
            "flights between Baku and Astana",
            "the Moscow-based bank",
            "Baku-Astana flight",
            "Baku will host the games.",
            "London police said so.",
            "the Vienna talks",
            "He left Moscow and said little.",
            "officials in\n\nBaku, the old city",
        ],
    )
    def test_otherwise_it_is_a_city(self, text: str) -> None:
        assert {m.kind for m in gazetteer().scan(text)} == {"capital"}

    @pytest.mark.parametrize(
        "text",
        [
            "Washington state",
            "the state of Washington",
            "Seattle, Washington, held it",
            "George Washington",
        ],
    )
    def test_the_state_of_the_union_and_the_president_are_neither(self, text: str) -> None:
        assert [m for m in gazetteer().scan(text) if m.surface == "Washington"] == []

    def test_a_government_has_no_city(self) -> None:
        government, city = gazetteer().scan("Washington said so in Astana.")
        assert (government.city, city.city) == (None, "Astana")

    def test_brussels_speaks_for_the_union_unless_belgium_is_about(self) -> None:
        assert codes("Brussels said the tariffs would stay.") == ["EU"]
        assert codes("Brussels said so, the Belgian cabinet added.") == ["BEL", "BEL"]
        assert codes("They met in Brussels.") == ["BEL"]


class TestScanPortfolios:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Ministry of Defence", ("defence", "ministry")),
            ("Defense Ministry", ("defence", "ministry")),
            ("MoD", ("defence", "ministry")),
            ("Ministry of Foreign Affairs", ("foreign-affairs", "ministry")),
            ("foreign ministry", ("foreign-affairs", "ministry")),
            ("MFA", ("foreign-affairs", "ministry")),
            ("Minister of Defense", ("defence", "minister")),
            ("DEFENCE MINISTER", ("defence", "minister")),
            ("Foreign Minister", ("foreign-affairs", "minister")),
            ("Secretary of State", ("foreign-affairs", "minister")),
            ("foreign secretary", ("foreign-affairs", "minister")),
            ("head of the defence department", ("defence", "minister")),
            ("Deputy Minister of Foreign Affairs", ("foreign-affairs", "deputy-minister")),
            ("deputy defense minister", ("defence", "deputy-minister")),
            ("President", ("head-of-state", "head")),
            ("head of state", ("head-of-state", "head")),
            ("Prime Minister", ("head-of-government", "head")),
            ("Premier", ("head-of-government", "head")),
            ("Deputy Prime Minister", ("head-of-government", "deputy-head")),
            ("Vice-President", ("head-of-state", "deputy-head")),
            ("Milli Majlis", ("parliament", "parliament")),
            ("Mazhilis", ("parliament", "parliament")),
            ("Speaker", ("parliament", "head")),
            ("Chief of the General Staff", ("armed-forces", "commander")),
            ("Navy", ("armed-forces", "body")),
            ("Air Force", ("armed-forces", "body")),
            ("Land Forces", ("armed-forces", "body")),
            ("State Border Service", ("border-service", "body")),
            ("Central Bank", ("central-bank", "body")),
            ("State Customs Committee", ("customs", "body")),
            ("SOCAR", ("state-company", "company")),
            ("KazMunayGas", ("state-company", "company")),
            ("Ambassador Extraordinary and Plenipotentiary", ("embassy", "ambassador")),
            ("embassy", ("embassy", "embassy")),
            ("Consulate General", ("embassy", "embassy")),
            ("Ministry of Emergency Situations", ("emergency", "ministry")),
            ("interior minister", ("interior", "minister")),
            ("Ministry of the Interior", ("interior", "ministry")),
            ("Minister of Labor", ("labour", "minister")),
        ],
    )
    def test_a_phrase_names_a_portfolio_in_a_form(
        self, text: str, expected: tuple[str, str]
    ) -> None:
        assert offices(f"said the {text} today") == [(text, *expected)]

    def test_every_portfolio_has_a_phrase(self) -> None:
        text = """president, premier, foreign minister, defence minister, interior minister,
            security service, justice minister, finance minister, economy minister, trade minister,
            energy minister, transport minister, agriculture minister, education minister,
            culture minister, science minister, health minister, environment minister,
            emergency ministry, digital minister, labour minister, tourism minister,
            sports minister,
            parliament, prosecutor general, army, border service, customs service, central bank,
            embassy, governor, SOCAR, secretary general"""
        found = {m.portfolio for m in gazetteer().scan_portfolios(text)}
        assert found == set(Portfolio)

    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("Defense Ministry", "Ministry of Defence"),
            ("interior minister", "Ministry of Internal Affairs"),
            ("Ministry of the Interior", "Ministry of Internal Affairs"),
            ("Ministry of External Affairs", "Ministry of External Affairs"),
            ("oil minister", "Ministry of Oil"),
            ("economic minister", "Ministry of Economy"),
            ("Ministry of National Defense", "Ministry of National Defence"),
            ("Ministry of Foreign Affairs and Trade", "Ministry of Foreign Affairs and Trade"),
            ("Ministry of Energy and Tourism", "Ministry of Energy and Tourism"),
            ("Pentagon", "Department of Defense"),
            ("State Duma", "State Duma"),
            ("Prime Minister", None),
        ],
    )
    def test_a_body_goes_by_one_english_name(self, text: str, name: str | None) -> None:
        assert office(f"from the {text}.").name == name

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("Pentagon", "USA"),
            ("Mazhilis", "KAZ"),
            ("State Duma", "RUS"),
            ("SOCAR", "AZE"),
            ("Home Secretary", "GBR"),
            ("Ministry of Defence", None),
        ],
    )
    def test_a_phrase_of_one_state_says_whose_it_is(self, text: str, code: str | None) -> None:
        assert office(f"The {text}").code == code

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("Lok Sabha", "IND"),
            ("Rosatom", "RUS"),
            ("CNPC", "CHN"),
            ("Hanwha Aerospace", "KOR"),
            ("USAID", "USA"),
            ("TİKA", "TUR"),
            ("KfW", "DEU"),
            ("People's Bank of China", "CHN"),
            ("the Fed", "USA"),
            ("Quds Force", "IRN"),
            ("Seventh Fleet", "USA"),
            ("MI6", "GBR"),
            ("Security Service of Ukraine", "UKR"),
            ("JAXA", "JPN"),
            ("Caisse des Depots", "FRA"),
            ("Export-Import Bank of Korea", "KOR"),
            ("Frontex", "EU"),
            ("UNIFIL", "UN"),
        ],
    )
    def test_a_body_with_a_name_of_its_own_implies_its_principal(
        self, text: str, code: str
    ) -> None:
        mention = office(f"It met {text} today.")
        assert (mention.surface, mention.code, mention.plural) == (text, code, False)

    @pytest.mark.parametrize(
        "text",
        [
            "National Assembly",
            "Supreme Council",
            "House of Representatives",
            "Shura Council",
            "Central Bank",
            "State Railways",
            "Ministry of Energy",
            "Export-Import Bank",
        ],
    )
    def test_a_name_that_several_states_share_implies_none(self, text: str) -> None:
        assert office(f"It met the {text} today.").code is None

    @pytest.mark.parametrize(
        "text",
        [
            "Rafael Grossi and Alex Saab",
            "a Boeing 737 with raw materials",
            "RAW MATERIALS FOR SRI LANKA",
            "he fed them, on a diet, from a tap",
            "Wagner and Leonardo, the composers",
            "United States General Services",
            "in the saab and the hal",
        ],
    )
    def test_what_only_looks_like_a_body_is_none(self, text: str) -> None:
        assert offices(text) == []

    @pytest.mark.parametrize(
        ("text", "plural"),
        [
            ("defence ministers", True),
            ("Ministries of Foreign Affairs", True),
            ("heads of state", True),
            ("Cabinet of Ministers", False),
            ("Ambassador", False),
            ("air forces", False),
        ],
    )
    def test_a_plural_is_marked(self, text: str, plural: bool) -> None:
        assert office(text).plural is plural

    def test_two_ministries_are_not_run_together(self) -> None:
        found = offices("the Ministry of Energy and Transport Ministry")
        assert [surface for surface, _, _ in found] == ["Ministry of Energy", "Transport Ministry"]

    @pytest.mark.parametrize(
        "text", ["a speaker at the forum", "the Premier League", "in his mod", "a federal matter"]
    )
    def test_ordinary_words_are_no_offices(self, text: str) -> None:
        assert offices(text) == []

    def test_persons_and_bodies_are_told_apart(self) -> None:
        minister, ministry = gazetteer().scan_portfolios("Energy Minister of the Energy Ministry")
        assert minister.person
        assert not ministry.person

    def test_line_breaks_and_wide_spaces_do_not_hide_an_office(self) -> None:
        text = "the  Ministry of\n    Defence"
        assert office(text).surface == "Ministry of\n    Defence"

    def test_a_demonym_and_its_ministry_are_two_mentions(self) -> None:
        text = "The Kazakh Defence Ministry"
        assert names(text) == [("Kazakh", "KAZ", "demonym")]
        assert offices(text) == [("Defence Ministry", "defence", "ministry")]

    def test_capital_dotted_i_moves_no_offset(self) -> None:
        text = "İİİ the Defence Ministry of Türkiye"
        mention = office(text)
        assert text[mention.start : mention.end] == mention.surface == "Defence Ministry"
