"""The page of a day: /on/<date>/."""

import datetime

import pytest
from hypothesis import given

from apps.chairmanships.models import Chairmanship
from apps.core.day import FIRST, LAST, today
from tests.chronicle.days import DAYS, few_days, figures, names, of_day, section, snapshot, told
from tests.factories.bodies import BodyFactory, HolderFactory, MeetingRuleFactory, OfficeFactory
from tests.factories.catalogue import AreaFactory, CoordinationFactory, DimensionFactory, PlacementFactory
from tests.factories.chairmanships import ChairmanshipFactory
from tests.factories.core import many
from tests.factories.documents import DocumentFactory
from tests.factories.participants import FormerNameFactory, OrganizationFactory, PlaceFactory, StateFactory
from tests.factories.participation import ParticipationFactory
from tests.factories.sources import CitationFactory, SourceFactory
from tests.factories.timeline import EventFactory
from tests.house.crawl import read, text
from tests.house.validity import complaints
from tests.pages import LANGUAGES, queries_of

Day = datetime.date
db = pytest.mark.django_db


# --- with the starting content


def test_on_the_day_of_the_sixth_meeting_of_ministers(content, client):
    page = of_day(client, "2021-10-12")

    assert len(names(page, "members")) == 27
    assert "Turkey" in names(page, "members")
    assert text(section(page, "chair")).startswith("In the chair Kazakhstan")
    assert "Nur-Sultan" in told(page)
    assert "Türkiye" not in told(page)
    assert "Turkey: member state" in text(section(page, "sources"))
    assert "Kuwait" not in names(page, "members")


def test_at_the_end_of_2025(content, client):
    page = of_day(client, "2025-12-31")

    assert figures(page) == [28, 10, 5, 6]
    assert "Türkiye" in names(page, "members")
    assert text(section(page, "chair")).startswith("In the chair Azerbaijan")
    assert "Astana" in text(section(page, "members"))
    assert "Nur-Sultan" not in told(page)
    assert "Secretary General" in text(section(page, "offices"))


def test_on_the_day_of_the_paper_of_2001(content, client):
    page = of_day(client, "2001-09-05")

    assert len(names(page, "members")) == 16
    assert sorted(names(page, "observer_states")) == [
        "Australia", "Indonesia", "Japan", "Lebanon", "Malaysia", "Republic of Korea", "Thailand", "Ukraine",
        "United States", "Viet Nam",
    ]  # fmt: skip
    assert len(names(page, "observer_organizations") + names(page, "others")) == 4
    assert "Turkey" in names(page, "members")


@given(day=DAYS)
@few_days
def test_any_day_answers_in_both_languages_and_lists_what_counts_on_it(content, client, day):
    russian, page = of_day(client, day, "ru"), of_day(client, day)
    for each in (russian, page):
        assert each.status == 200
        listed = [names(each, key) for key in ("members", "observer_states", "observer_organizations", "partners")]
        assert figures(each) == [len(rows) for rows in listed]
    counts = snapshot(day)

    def rows(key: str, name: str) -> int:
        return len([row for row in section(page, key).iter() if row.get("class") == name])

    assert rows("bodies", "fact") == len(counts["body"])
    assert rows("offices", "person-line") == len(counts["office"])
    assert rows("areas", "area-line") == len(counts["area"])
    assert text(section(page, "documents")).startswith(f"Documents {len(counts['document'])} document")
    assert len(counts["chair"]) == ("chair-line" in page.html)


def test_on_each_day_of_a_hand_over_there_is_exactly_one_chair(content, client):
    terms = Chairmanship.objects.published().order_by("start__counts_from")
    assert len(terms) == 6
    for term in terms:
        page = of_day(client, term.start.counts_from)
        assert page.html.count('class="chair-line"') == 1
        assert f"/en/chairmanships/{term.slug}/?on={term.start.counts_from}" in page.links


@pytest.mark.parametrize("day", [FIRST, "2001-09-05", "2021-10-12", "2025-12-31", LAST])
def test_the_page_of_a_day_is_valid_and_light(content, client, day):
    page = of_day(client, day, "ru")
    assert [*page.parse_errors, *complaints(page.root)] == []
    assert page.brotli_bytes <= 45_000
    assert queries_of(client, page.address) <= 20


@pytest.mark.parametrize("day", ["1999-09-14", "2006-06-17", "2021-10-12", "2025-12-31"])
def test_the_chair_the_bodies_and_all_names_of_a_day_open_their_sources(content, client, day):
    page = of_day(client, day)

    def marked(element) -> bool:
        return any(part.get("class") == "footnotes" for part in element.iter())

    assert marked(section(page, "chair")) == ("chair-line" in page.html)
    assert all(marked(fact) for fact in section(page, "bodies").iter("div") if fact.get("class") == "fact")
    for key in ("members", "observer_states", "observer_organizations", "partners"):
        sources = [note for note in section(page, key).iter("p") if text(note).startswith("Sources of the names")]
        assert [marked(note) for note in sources] == [True] * bool(names(page, key))


# --- what is known only in part


@db
def test_an_accession_of_which_the_year_alone_is_known_is_marked(client):
    ParticipationFactory(start="2011")

    members = text(section(of_day(client, "2011-02-03"), "members"))

    assert "Since 2011" in members.replace("since", "Since")
    assert "For 1 of them the day of joining is not known" in members


@db
def test_before_the_day_by_which_a_status_is_known_it_is_not_known(client):
    ParticipationFactory(state=StateFactory(name_en="Mongolia"), start="by 2001-09-05")

    page = of_day(client, "2001-09-04")

    assert names(page, "members") == []
    assert "Not known whether already so on that day: Mongolia" in text(section(page, "members"))


@db
def test_a_status_that_may_have_ended_is_counted_and_marked(client):
    ParticipationFactory(state=StateFactory(name_en="Lebanon"), start="2001-09-05", end="2001-09-06 to 2008-08-25")

    page = of_day(client, "2004-10-19")

    assert names(page, "members") == ["Lebanon"]
    assert "Not known whether still so on that day: Lebanon" in text(section(page, "members"))


@db
def test_before_the_day_by_which_a_rule_or_a_coordinator_is_known_they_are_not_known(client):
    body = BodyFactory(established="1999-09-14")
    MeetingRuleFactory(body=body, start="by 2025-09-25")
    BodyFactory(name_en="Meetings of experts", established="by 2008-02-01")
    placed = PlacementFactory(start="2004-10-22")
    CoordinationFactory(area=placed.area, start="by 2025-09-25")
    PlacementFactory(area=AreaFactory(name_en="Finance"), start="by 2025-09-25")
    HolderFactory(name_en="Deputy", start="by 2025-07-21")

    page = of_day(client, "2005-01-01")

    bodies, areas = text(section(page, "bodies")), text(section(page, "areas"))
    assert "How often it met: not known" in bodies
    assert "whether already so on that day: Meetings of experts" in bodies
    assert "Coordinator not known" in areas
    assert "part of the Catalogue already on that day: Finance" in areas
    assert "1 coordination is known only from a later day on" in areas
    assert "whether already so on that day: Deputy" in text(section(page, "offices"))


@db
def test_a_rule_of_meeting_is_that_of_the_day(client):
    body = BodyFactory(established="1999-09-14")
    MeetingRuleFactory(body=body, rule_en="Once a year", start="2004", end="2020-01-01")
    MeetingRuleFactory(body=body, rule_en="Twice a year", start="2020-01-01")

    assert "Once a year" in text(section(of_day(client, "2019-12-31"), "bodies"))
    assert "Twice a year" in text(section(of_day(client, "2020-01-01"), "bodies"))


@db
@pytest.mark.parametrize(("end", "told"), [("2026-10", "in October 2026"), ("2026-10-12", "on 12 October 2026")])
def test_a_term_whose_planned_end_has_passed_goes_on_and_says_so(client, end, told):
    ChairmanshipFactory(state=StateFactory(name_en="Azerbaijan"), start="2024-12-17", end=end, is_end_planned=True)

    chair = text(section(of_day(client, "2026-11-01"), "chair"))

    assert "Azerbaijan" in chair
    assert f"Was to end {told}; not confirmed." in chair
    assert "Was to end" not in text(section(of_day(client, "2026-09-30"), "chair"))


@db
def test_of_heads_whose_terms_meet_the_later_one_counts_and_deputies_may_be_many(client):
    head = OfficeFactory(rank="head")
    HolderFactory(office=head, name_en="Former head", start="2006", end="2008")
    HolderFactory(office=head, name_en="New head", start="2008", end="2010")
    deputies = OfficeFactory(body=head.body, rank="deputy")
    HolderFactory(office=deputies, name_en="One deputy", start="2006", end="2008")
    HolderFactory(office=deputies, name_en="Another deputy", start="2008")

    offices = text(section(of_day(client, "2008-05-05"), "offices"))

    assert "New head" in offices
    assert "Former head" not in offices
    assert "One deputy" in offices
    assert "Another deputy" in offices


@db
def test_what_is_planned_or_not_published_is_not_listed(client):
    ParticipationFactory(state=StateFactory(name_en="Planned"), start="2010", is_planned=True)
    ParticipationFactory(state=StateFactory(name_en="Draft", status="draft"), start="2010")
    HolderFactory(office=OfficeFactory(body=BodyFactory(status="draft")), name_en="Hidden", start="2010")

    page = of_day(client, "2020-01-01").html

    assert not [name for name in ("Planned", "Draft", "Hidden") if name in page]


@db
def test_nobody_may_have_held_an_office_of_a_body_yet_to_come(client):
    HolderFactory(office__body=BodyFactory(established="2024-12-17"), name_en="Chair to come", start="by 2025-02")
    HolderFactory(office__body=BodyFactory(established="2014"), name_en="Chair perhaps", start="by 2025-02")

    page = of_day(client, "2014-05-20").html

    assert "Chair perhaps" in page
    assert "Chair to come" not in page


@db
def test_the_year_is_told_up_to_the_day_and_after_it(client):
    EventFactory(title_en="Early", starts="2021-02-01")
    EventFactory(title_en="Last meeting", starts="2021-11-01")
    EventFactory(title_en="Another year", starts="2022-01-01")
    DocumentFactory(title_en="Declaration", adopted="2021-02-01")
    DocumentFactory(title_en="Older", adopted="2019")
    DocumentFactory(adopted=None)

    page = of_day(client, "2021-10-12")

    year, documents = text(section(page, "year")), text(section(page, "documents"))
    assert year.index("Early") < year.index("Later that year") < year.index("Last meeting")
    assert "Another year" not in year
    assert "2 documents adopted by that day. Adopted on a day that is not known: 1." in documents
    assert "Declaration" in documents
    assert "Older" not in documents


# --- its address


@db
@LANGUAGES
@pytest.mark.parametrize("day", ["1992-10-04", "nonsense", "2021-02-30", "9999-12-31", "%00", "9" * 300, "<b>"])
def test_what_is_no_day_is_a_friendly_404(client, language, day):
    response = client.get(f"/{language}/on/{day}/")

    assert response.status_code == 404
    assert {"en": "There is no page for this day", "ru": "Страницы этого дня нет"}[
        language
    ] in response.content.decode()
    assert f'href="/{language}/on/{today()}/"' in response.content.decode()


@db
def test_a_day_before_the_first_says_why(client):
    assert "CICA was proposed on 5 October 1992" in client.get("/en/on/1992-10-04/").content.decode()


@db
@pytest.mark.parametrize("day", [FIRST, LAST, today(), Day(2024, 2, 29)])
def test_the_first_and_the_last_day_today_and_leap_days_answer(client, day):
    assert client.get(f"/en/on/{day}/").status_code == 200


@db
@pytest.mark.parametrize("asked", ["2021-10-12/?on=2019-06-15", "2019-6-15/", "2019-06-15/?on=2019-06-15"])
def test_the_choice_of_a_day_leads_to_its_page(client, asked):
    response = client.get(f"/ru/on/{asked}")

    assert response.status_code == 302
    assert response["Location"] == "/ru/on/2019-06-15/"


@db
def test_a_day_ahead_says_that_it_shows_what_is_planned(client):
    assert "a day that lies ahead" in client.get("/en/on/2099-01-01/").content.decode()


@db
def test_each_entry_leads_to_its_page_of_that_day_and_the_switch_to_the_same_day(client):
    state = StateFactory(slug="turkiye", capital=PlaceFactory())
    FormerNameFactory(state=state, name_en="Turkey", end="2022-06-02")
    ParticipationFactory(state=state, start="1999-09-14")
    ParticipationFactory(state=None, organization=OrganizationFactory(slug="un"), status="observer", start="2001")
    ChairmanshipFactory(state=state, slug="term", start="2020-09-24", end=None)

    links = of_day(client, "2021-10-12").links

    for path in ("states/turkiye", "organizations/un", "chairmanships/term"):
        assert f"/en/{path}/?on=2021-10-12" in links
    assert "/en/documents/?on=2021-10-12" in links
    assert "/ru/on/2021-10-12/" in links
    assert f"/en/on/{today()}/" in links  # back to today


@db
def test_search_engines_do_not_walk_from_day_to_day(client):
    page = client.get("/en/on/2021-10-12/").content.decode()

    assert page.count('<meta name="robots" content="noindex">') == 1
    assert '<link rel="canonical" href="http://testserver/en/on/2021-10-12/">' in page
    for day in ("2020-10-12", "2021-10-11", "2021-10-13", "2022-10-12"):
        assert f'<a rel="nofollow" href="/en/on/{day}/">' in page


@db
@LANGUAGES
def test_today_has_an_address_that_needs_no_day_and_is_open_to_search_engines(client, language):
    page, dated = (read(client, f"/{language}/on/{day}") for day in ("", f"{today()}/"))

    assert {"en": "CICA today", "ru": "СВМДА сегодня"}[language] in text(page.root.find(".//title"))
    assert text(page.root.find(".//h1")) == text(dated.root.find(".//h1"))
    assert page.root.findall(".//meta[@name='robots']") == []


@db
def test_without_a_day_in_the_address_the_choice_of_a_day_leads_to_its_page_too(client):
    response = client.get("/en/on/?on=2021-10-12&seen=2026-11-23")

    assert response.url == "/en/on/2021-10-12/?seen=2026-11-23"


@db
def test_the_front_page_and_the_choice_of_a_day_lead_to_it(client):
    assert 'href="/en/on/"' in client.get("/en/").content.decode()
    assert 'href="/en/on/2021-10-12/"' in client.get("/en/members/?on=2021-10-12").content.decode()


@db
def test_the_page_of_a_day_costs_the_same_queries_with_a_hundred_times_the_rows(client):
    def fill(times: int):
        states = many(StateFactory.build(capital=place) for _time in range(times))
        organizations = many(OrganizationFactory.build() for _time in range(times))
        bodies = many(BodyFactory.build(established="2010") for _time in range(times))
        offices = many(OfficeFactory.build(body=body) for body in bodies)
        areas = many(AreaFactory.build() for _time in range(times))
        events = many(EventFactory.build(starts="2021-01-02", place=place) for _time in range(times))
        held = [
            *many(ParticipationFactory.build(state=state, start="2010") for state in states),
            *many(ParticipationFactory.build(**observer, organization=observing) for observing in organizations),
            *many(MeetingRuleFactory.build(body=body) for body in bodies),
            *many(
                HolderFactory.build(office=each, state=held, start="2010")
                for each, held in zip(offices, states, strict=True)
            ),
            *many(PlacementFactory.build(area=area, dimension=dimension) for area in areas),
            *many(CoordinationFactory.build(area=area, state=state) for area, state in zip(areas, states, strict=True)),
            *many(DocumentFactory.build(adopted="2021-01-02", event=event) for event in events),
        ]
        many(CitationFactory.build(record=record, source=source) for record in (*states, *events, *held))

    place, source = PlaceFactory(), SourceFactory()
    FormerNameFactory(state=None, place=place, end="2022")
    observer = {"state": None, "status": "observer", "start": "2010"}
    dimension = DimensionFactory()
    ChairmanshipFactory(start="2020-09-24", end=None)
    fill(1)
    before = queries_of(client, "/en/on/2021-10-12/")
    fill(99)

    after = queries_of(client, "/en/on/2021-10-12/")

    assert after == before
    assert after <= 20
