"""Pages as linked data: in their head for search engines, and whole at `.jsonld`."""

import base64
import hashlib
import html
import json
import re

import pytest
from django.template.loader import render_to_string
from django.utils import timezone

from apps.home.sitemaps import MODELS
from tests.factories.about import QuestionFactory
from tests.factories.bodies import BodyFactory, HolderFactory, OfficeFactory
from tests.factories.catalogue import AreaFactory, CoordinationFactory, DimensionFactory, PlacementFactory
from tests.factories.chairmanships import ChairmanshipFactory
from tests.factories.documents import DocumentFactory
from tests.factories.news import ArticleFactory, PublicationFactory
from tests.factories.participants import FormerNameFactory, OrganizationFactory, PlaceFactory, StateFactory
from tests.factories.participation import ParticipationFactory
from tests.factories.sources import SourceFactory
from tests.factories.timeline import EventFactory
from tests.opendata.schema_org import expanded, nodes_of, of_type, unknown_words
from tests.pages import LANGUAGES, queries_of

SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
FACTORIES = {
    "state": StateFactory,
    "organization": OrganizationFactory,
    "event": EventFactory,
    "document": DocumentFactory,
    "body": BodyFactory,
    "chairmanship": ChairmanshipFactory,
    "dimension": DimensionFactory,
    "area": AreaFactory,
    "article": ArticleFactory,
    "publication": PublicationFactory,
    "source": SourceFactory,
}
KINDS = pytest.mark.parametrize("kind", FACTORIES)
ANSWERS = {model._meta.model_name for model in MODELS}


@pytest.fixture
def whole(db, client):
    """The linked data of a page: `whole("/en/members/")`."""

    def ask(address: str) -> dict:
        path, mark, query = address.partition("?")
        response = client.get(f"{path.rstrip('/')}.jsonld{mark}{query}")
        assert response.status_code == 200
        assert response.headers["Content-Type"].startswith("application/ld+json")
        return response.json()

    return ask


@pytest.fixture
def brief(db, client):
    """What stands in the head of a page; None where nothing does."""

    def ask(address: str) -> dict | None:
        found = SCRIPT.search(client.get(address).content.decode())
        return json.loads(found[1]) if found else None

    return ask


def main(data: dict) -> dict:
    """The node that the page is about."""
    if "@graph" not in data:
        return data["mainEntity"]
    identifier = data["@graph"][0]["mainEntity"]["@id"]
    return next(node for node in data["@graph"] if node["@id"] == identifier and {"name", "headline"} & node.keys())


def both(english: str, russian: str) -> list[dict]:
    return [{"@language": "en", "@value": english}, {"@language": "ru", "@value": russian}]


def test_every_kind_of_thing_is_tried():
    assert FACTORIES.keys() == ANSWERS


# --- what it is


@KINDS
def test_the_linked_data_of_every_kind_of_thing_expands_and_has_only_known_words(whole, brief, kind):
    address = FACTORIES[kind]().get_absolute_url()
    for data in (whole(address), brief(address)):
        assert unknown_words(data) == set()
        assert expanded(data)


@KINDS
def test_a_thing_has_one_identifier_in_both_languages(whole, brief, kind):
    address = FACTORIES[kind]().get_absolute_url()
    path = address.removeprefix("/en/")
    for language in ("en", "ru"):
        for ask in (whole, brief):
            data = ask(f"/{language}/{path}")
            page = data.get("@graph", [data])[0]
            assert main(data)["@id"] == f"http://testserver/{path}"
            assert page["@id"] == f"http://testserver/{language}/{path}"
            assert page["inLanguage"] == language


def test_a_state_is_a_country_with_its_names_and_its_membership(whole, brief):
    state = StateFactory(slug="turkiye", name_en="Türkiye", name_ru="Турция", iso2="TR")
    FormerNameFactory(state=state, name_en="Turkey", name_ru="Турция", start="1923", end="2022-06")
    ParticipationFactory(state=state, start="2002-06", end=None)
    data = whole("/en/states/turkiye/")
    assert main(data)["@type"] == ["Country", "Organization"]
    assert main(data)["name"] == both("Türkiye", "Турция")
    assert {"@language": "en", "@value": "Turkey"} in [
        name for node in data["@graph"] if node["@id"] == main(data)["@id"] for name in node.get("alternateName", [])
    ]
    (role,) = of_type(data, "OrganizationRole")
    assert role["startDate"] == "2002-06"
    assert role["roleName"][0]["@value"] == "member state"
    assert role["member"]["@id"] == "http://testserver/states/turkiye/"
    assert "endDate" not in role
    assert brief("/ru/states/turkiye/")["mainEntity"]["memberOf"]["startDate"] == "2002-06"


@pytest.mark.parametrize(
    ("starts", "written"),
    [("2010-06-08", "2010-06-08"), ("2010-06", "2010-06"), ("2010", "2010"), ("by 2001-09", None),
     ("after 2008-08", None), ("2015-11 to 2016-04", None)],
)  # fmt: skip
def test_no_day_is_made_up_for_a_date_known_in_part(brief, starts, written):
    event = EventFactory(starts=starts)
    assert brief(event.get_absolute_url())["mainEntity"].get("startDate") == written


def test_what_is_planned_has_not_happened(whole):
    state = StateFactory()
    ParticipationFactory(state=state, start="2030", is_planned=True)
    ChairmanshipFactory(state=state, slug="term", start="2020", end="2026-10", is_end_planned=True)
    assert of_type(whole(state.get_absolute_url()), "OrganizationRole")[0]["@id"].endswith("/chairmanships/term/")
    role = main(whole("/en/chairmanships/term/"))
    assert role["startDate"] == "2020"
    assert "endDate" not in role


def test_an_event_has_what_search_engines_ask_of_one(brief):
    place = PlaceFactory(name_en="Astana", name_ru="Астана")
    EventFactory(slug="summit", kind="summit", starts="2022-10-12", ends="2022-10-13", place=place, format="in_person")
    event = brief("/ru/events/summit/")["mainEntity"]
    assert {"name", "startDate", "location"} <= event.keys()
    assert (event["startDate"], event["endDate"]) == ("2022-10-12", "2022-10-13")
    assert event["location"]["address"]["addressLocality"] == "Астана"
    assert event["organizer"]["name"] == "СВМДА"
    assert event["eventAttendanceMode"] == "OfflineEventAttendanceMode"


def test_an_event_is_scheduled_only_while_it_is_ahead(brief):
    EventFactory(slug="ahead", starts="2090", is_planned=True)
    EventFactory(slug="passed", starts="2020", is_planned=True)
    EventFactory(slug="held", starts="2020")
    status = [brief(f"/en/events/{slug}/")["mainEntity"].get("eventStatus") for slug in ("ahead", "passed", "held")]
    assert status == ["EventScheduled", None, None]


def test_an_article_has_what_search_engines_ask_of_one(brief):
    article = brief(ArticleFactory(title_en="Ministers met", dated="2021-10-12").get_absolute_url())["mainEntity"]
    assert article["headline"] == "Ministers met"
    assert article["datePublished"] == "2021-10-12"
    assert article["dateModified"] == f"{timezone.now():%Y-%m-%d}"


def test_a_breadcrumb_leads_from_the_front_page_step_by_step(brief):
    area = AreaFactory(name_ru="Энергетическая безопасность")
    PlacementFactory(area=area, dimension=DimensionFactory(slug="economic", name_ru="Экономическое измерение"))
    steps = brief(f"/ru/catalogue/areas/{area.slug}/")["breadcrumb"]["itemListElement"]
    assert [step["position"] for step in steps] == [1, 2, 3, 4]
    assert [step["name"] for step in steps][-2:] == ["Экономическое измерение", "Энергетическая безопасность"]
    assert steps[2]["item"] == "http://testserver/ru/catalogue/dimensions/economic/"
    assert "item" not in steps[-1]


def test_who_holds_office_is_a_role_with_its_term(whole):
    office = OfficeFactory(title_en="Secretary General", title_ru="Генеральный секретарь")
    HolderFactory(office=office, name_en="Gong Jianwei", start="2014", end="2020")
    role = of_type(whole(office.body.get_absolute_url()), "OrganizationRole")[0]
    assert role["roleName"] == both("Secretary General", "Генеральный секретарь")
    assert (role["startDate"], role["endDate"]) == ("2014", "2020")
    assert role["member"]["name"][0]["@value"] == "Gong Jianwei"


def test_a_body_belongs_to_the_one_that_it_reports_to_else_to_cica(whole):
    council = BodyFactory(slug="council")
    committee = BodyFactory(reports_to=council)
    hidden = BodyFactory(reports_to=BodyFactory(status="draft"))
    assert main(whole(committee.get_absolute_url()))["parentOrganization"]["@id"] == "http://testserver/bodies/council/"
    for body in (council, hidden):
        assert main(whole(body.get_absolute_url()))["parentOrganization"]["@id"] == "http://testserver/#cica"


def test_a_text_of_one_language_is_given_in_that_one_alone(whole):
    document = DocumentFactory(title_en="Almaty Act", title_ru="")
    assert main(whole(document.get_absolute_url()))["name"] == [{"@language": "en", "@value": "Almaty Act"}]


def test_the_front_page_is_about_cica_and_names_the_site(whole, brief):
    for data in (whole("/en/index"), brief("/en/")):
        assert of_type(data, "WebSite")[0]["url"] == "http://testserver/"
        assert of_type(data, "Organization")[0]["@id"] == "http://testserver/#cica"


@pytest.mark.parametrize(("is_official", "publisher"), [(True, {"@id": "http://testserver/#cica"}), (False, None)])
def test_cica_is_called_the_publisher_of_its_own_site_alone(whole, settings, is_official, publisher):
    settings.SITE_OFFICIAL = is_official
    assert of_type(whole("/en/index"), "WebSite")[0].get("publisher") == publisher


@LANGUAGES
def test_the_page_of_open_data_has_what_search_engines_ask_of_a_data_set(whole, brief, language):
    for data in (whole(f"/{language}/data/"), brief(f"/{language}/data/")):
        assert unknown_words(data) == set()
        (found,) = of_type(data, "Dataset")
        assert {"name", "description", "license", "distribution"} <= found.keys()
        assert len(str(found["description"])) > 50
        assert found["@id"] == "http://testserver/data/"
    assert found["distribution"]["contentUrl"] == "http://testserver/data/cica.zip"


# --- what it shows and what not


@LANGUAGES
def test_a_list_has_the_rows_of_the_page_for_its_day(whole, language):
    ParticipationFactory(start="2002", end="2010")
    ParticipationFactory(start="2015")
    for day, number in (("2005-01-01", 1), ("2012-01-01", 0), ("2020-01-01", 1)):
        data = whole(f"/{language}/members/?on={day}")
        assert len(of_type(data, "OrganizationRole")) == number
        assert data["@graph"][0]["temporalCoverage"] == day


@KINDS
@pytest.mark.parametrize("status", ["draft", "scheduled"])
def test_what_is_not_published_has_no_linked_data(client, db, kind, status):
    ahead = timezone.now() + timezone.timedelta(days=2)
    hidden = {"status": "draft"} if status == "draft" else {"status": "published", "published_at": ahead}
    thing = FACTORIES[kind](**hidden)
    assert client.get(f"{thing.get_absolute_url().rstrip('/')}.jsonld").status_code == 404


def test_what_is_hidden_is_not_named_by_others(whole):
    state = StateFactory(slug="seen")
    hidden = StateFactory(slug="unseen", status="draft")
    area = AreaFactory()
    CoordinationFactory(area=area, state=state, start="2020")
    CoordinationFactory(area=area, state=hidden, start="2010", end="2015")
    text = json.dumps(whole(area.get_absolute_url()))
    assert "states/seen/" in text
    assert "unseen" not in text


def test_the_withdrawn_says_since_when_at_its_own_address_and_nothing_to_search_engines(whole, brief):
    event = EventFactory(status="withdrawn", withdrawal_reason_en="Held twice", withdrawal_reason_ru="Повтор")
    page = whole(event.get_absolute_url())["@graph"][0]
    assert page["expires"] == event.withdrawn_at.isoformat(timespec="seconds")
    assert brief(event.get_absolute_url()) is None


@pytest.mark.parametrize("address", ["/en/members/?on=2015-01-01", "/en/on/2015-01-01/", "/en/no-such/"])
def test_pages_that_search_engines_leave_out_say_nothing_to_them(brief, address):
    assert brief(address) is None


def test_linked_data_costs_the_same_queries_with_many_more_rows(client, db):
    def rows():
        OfficeFactory()
        area = AreaFactory()
        PlacementFactory(area=area, dimension=dimension)
        CoordinationFactory(area=area, start="2020")
        ParticipationFactory(start="2002")

    dimension = DimensionFactory()
    addresses = [f"{dimension.get_absolute_url().rstrip('/')}.jsonld", "/en/members.jsonld", "/en/timeline.jsonld"]
    rows()
    before = [queries_of(client, address) for address in addresses]
    for _time in range(20):
        rows()
    assert [queries_of(client, address) for address in addresses] == before


def test_the_blocks_of_a_formatted_text_stay_apart(whole, brief):
    QuestionFactory(answer_en="<p>One.</p><ul><li>Two</li><li>three</li></ul>", answer_ru="<p>Раз.</p><p>Два.</p>")
    (answer,) = of_type(whole("/en/about/questions/"), "Answer")
    assert answer["text"] == both("One. Two three", "Раз. Два.")


# --- that it is safe


def test_what_is_typed_cannot_leave_the_script(client, db):
    title = "</script><!--<script>alert('&amp;')"
    event = EventFactory(title_en=title)
    page = client.get(event.get_absolute_url()).content.decode()
    text = SCRIPT.search(page)[1]
    assert json.loads(text)["mainEntity"]["name"] == title
    assert not {"<", ">", "&"} & {*text}
    assert html.escape(title) in page


@LANGUAGES
def test_the_policy_of_a_page_names_the_hash_of_its_linked_data_and_no_other(client, db, language):
    response = client.get(f"/{language}/members/")
    digest = hashlib.sha256(SCRIPT.search(response.content.decode())[1].encode()).digest()
    policy = response.headers["Content-Security-Policy"]
    assert f"script-src 'self' 'sha256-{base64.b64encode(digest).decode()}'" in policy
    assert policy.count("sha256-") == 1
    assert "default-src 'self'" in policy


def test_who_has_the_page_already_keeps_its_policy(client, db):
    page = client.get("/en/members/")
    again = client.get("/en/members/", headers={"if-none-match": page.headers["ETag"]})
    assert again.status_code == 304
    assert "Content-Security-Policy" not in again.headers


def test_a_page_without_linked_data_keeps_the_strict_policy(client, db):
    assert "script-src" not in client.get("/en/no-such/").headers["Content-Security-Policy"]


def test_words_that_schema_org_does_not_have_are_found():
    data = {"@type": ["Event", "Party"], "name": [{"@value": "x"}], "hostedBy": {}}
    assert unknown_words(data) == {"Party", "hostedBy"}
    assert len(nodes_of({"@type": "Event", "location": [{"@type": "Place"}]})) == 2


def test_a_breadcrumb_outside_of_a_request_is_only_shown():
    assert "Members" in render_to_string("components/breadcrumb.html", {"current": "Members"})
