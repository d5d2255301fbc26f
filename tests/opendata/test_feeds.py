"""Atom feeds: what is new in a section, on a page's own terms, as RFC 4287 has it."""

import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from lxml import etree

from apps.opendata.feeds import LONGEST
from tests.factories.documents import DocumentFactory
from tests.factories.editions import ChangeNoteFactory
from tests.factories.news import ArticleFactory, PublicationFactory
from tests.factories.participants import StateFactory
from tests.factories.timeline import EventFactory
from tests.pages import LANGUAGES, queries_of

pytestmark = pytest.mark.django_db

SITE = "http://testserver"
MOMENTS = ("published", "updated")
ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
FEEDS = {
    "news": ArticleFactory,
    "publications": PublicationFactory,
    "timeline": EventFactory,
    "documents": DocumentFactory,
}
EACH = pytest.mark.parametrize("name", [*FEEDS, "changes"])
OF_THINGS = pytest.mark.parametrize("name", FEEDS)

# RFC 4287 as far as we use it (its appendix B): what a feed and an entry must have and may have, each once or often.
_DATE = "<data type='dateTime' datatypeLibrary='http://www.w3.org/2001/XMLSchema-datatypes'/>"
_LINK = """<element name='link'><attribute name='href'/><optional><attribute name='rel'/></optional>
 <optional><attribute name='type'/></optional><optional><attribute name='hreflang'/></optional></element>"""
_BOTH = f"""<element name='id'>{_DATE.replace("dateTime", "anyURI")}</element>
 <element name='updated'>{_DATE}</element><element name='title'><data type='token'
  datatypeLibrary='http://www.w3.org/2001/XMLSchema-datatypes'><param name='minLength'>1</param></data></element>"""
SCHEMA = etree.RelaxNG(
    etree.fromstring(f"""
<grammar xmlns='http://relaxng.org/ns/structure/1.0' ns='http://www.w3.org/2005/Atom'><start>
 <element name='feed'><attribute name='xml:lang'/><interleave>{_BOTH}
  <element name='author'><element name='name'><text/></element></element>
  <oneOrMore>{_LINK}</oneOrMore>
  <zeroOrMore><element name='entry'><optional><attribute name='xml:lang'/></optional><interleave>{_BOTH}
   <element name='published'>{_DATE}</element>{_LINK}
   <element name='summary'><attribute name='type'><value>html</value></attribute><text/></element>
   <optional><element name='category'><attribute name='term'/></element></optional>
  </interleave></element></zeroOrMore>
 </interleave></element>
</start></grammar>""")
)


def read(client, address: str) -> etree._Element:
    """A feed that is as it must be."""
    response = client.get(address)
    assert response.status_code == 200, address
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    root = etree.fromstring(response.content)
    assert SCHEMA.validate(root), SCHEMA.error_log
    assert complaints(root, address) == []
    return root


def complaints(root: etree._Element, address: str) -> list[str]:
    """What the W3C feed validator looks for besides the schema; no package has it."""
    found = []
    if link(root, "self") != f"{SITE}{address}":
        found.append("the feed names another address as its own")
    ids = [found.text for found in root.iter(f"{ATOM}id")]
    if len(ids) != len({*ids}):
        found.append("two have one identifier")
    hrefs = [found.get("href") for found in root.iter(f"{ATOM}link")]
    found += [f"not an absolute address: {each}" for each in (*ids, *hrefs) if not each.startswith(f"{SITE}/")]
    found += [f"not a language: {each}" for each in root.xpath("//@xml:lang | //@hreflang") if each not in ("en", "ru")]
    for element in (root, *root.iter(f"{ATOM}entry")):
        name = element.findtext(f"{ATOM}id")
        links = [(one.get("rel"), one.get("type"), one.get("hreflang")) for one in element.iterfind(f"{ATOM}link")]
        if len(links) != len({*links}) or "alternate" not in {relation for relation, *_rest in links}:
            found.append(f"{name} has no page of its own, or two")
        published, updated = (
            parse_datetime(element.findtext(f"{ATOM}{each}", "")) for each in ("published", "updated")
        )
        if updated > timezone.now() or (published and published > updated):
            found.append(f"{name} changed in time to come, or before it was published")
        if "<" in element.findtext(f"{ATOM}summary", ""):
            found.append(f"{name} has markup in its summary")
    changed = [each.text for each in root.iter(f"{ATOM}updated")]
    return [*found, *(["the feed is older than an entry"] if changed[0] < max(changed) else [])]


def entries(client, address: str) -> list[etree._Element]:
    return [*read(client, address).iter(f"{ATOM}entry")]


def titles(client, address: str) -> list[str]:
    return [entry.findtext(f"{ATOM}title") for entry in entries(client, address)]


def link(element: etree._Element, relation: str, language: str = "") -> str:
    found = element.iterfind(f"{ATOM}link")
    return next(one.get("href") for one in found if one.get("rel") == relation and one.get("hreflang", "") == language)


def ago(**time):
    return timezone.now() - timedelta(**time)


@LANGUAGES
@EACH
def test_an_empty_feed_is_a_feed(client, language, name):
    root = read(client, f"/{language}/{name}.atom")
    assert root.get(LANGUAGE) == language
    assert len(root.findtext(f"{ATOM}title")) > 5
    assert client.get(f"/{language}/{name}.atom").content == client.get(f"/{language}/{name}.atom").content


@LANGUAGES
@OF_THINGS
def test_a_feed_names_its_page_itself_and_its_twin(client, language, name):
    FEEDS[name]()
    root = read(client, f"/{language}/{name}.atom")
    other = {"en": "ru", "ru": "en"}[language]
    assert link(root, "alternate") == f"http://testserver/{language}/{name}/"
    assert link(root, "self") == f"http://testserver/{language}/{name}.atom"
    assert link(root, "alternate", other) == f"http://testserver/{other}/{name}.atom"
    for address in (link(root, "alternate"), link(root, "alternate", other)):
        assert client.get(urlsplit(address).path).status_code == 200


@OF_THINGS
def test_an_entry_has_one_identifier_in_both_languages_and_leads_to_the_page_of_its_own(client, name):
    thing = FEEDS[name](lead_en="In short", lead_ru="Кратко")
    for language, lead in (("en", "In short"), ("ru", "Кратко")):
        (entry,) = entries(client, f"/{language}/{name}.atom")
        assert entry.findtext(f"{ATOM}id") == f"http://testserver/{thing.public_path}"
        assert link(entry, "alternate") == f"http://testserver/{language}/{thing.public_path}"
        assert entry.findtext(f"{ATOM}summary") == lead


def test_the_moments_are_those_of_publication_and_of_the_last_change(client):
    article = ArticleFactory(published_at=ago(days=3))
    root = read(client, "/en/news.atom")
    entry = root.find(f"{ATOM}entry")
    assert parse_datetime(entry.findtext(f"{ATOM}published")) == article.published_at
    assert parse_datetime(entry.findtext(f"{ATOM}updated")) == article.updated_at
    assert root.findtext(f"{ATOM}updated") == entry.findtext(f"{ATOM}updated")


def test_the_latest_come_first_and_those_of_one_moment_as_on_the_page(client):
    moment = ago(days=2)
    ArticleFactory(title_en="Older", dated="2020", published_at=moment)
    ArticleFactory(title_en="Newer", dated="2021", published_at=moment)
    ArticleFactory(title_en="Added today", dated="2010", published_at=ago(hours=1))
    assert titles(client, "/en/news.atom") == ["Added today", "Newer", "Older"]


def test_a_feed_has_an_end(client):
    for _number in range(LONGEST + 1):
        DocumentFactory()
    assert len(entries(client, "/en/documents.atom")) == LONGEST


@LANGUAGES
def test_a_feed_has_the_filters_and_the_day_of_its_page(client, language):
    EventFactory(slug="old", kind="summit", starts="2002")
    EventFactory(slug="new", kind="summit", starts="2022")
    EventFactory(slug="other", kind="accession", starts="2002")
    asked = {
        "?kind=summit": {"old", "new"},
        "?kind=summit&on=2010-01-01": {"old"},
        "?kind=nonsense": {"old", "new", "other"},
    }
    for query, slugs in asked.items():
        root = read(client, f"/{language}/timeline.atom{query}")
        found = {entry.findtext(f"{ATOM}id").split("/")[-2] for entry in root.iter(f"{ATOM}entry")}
        assert found == slugs
        assert link(root, "self") == f"http://testserver/{language}/timeline.atom{query}"
        assert link(root, "alternate") == f"http://testserver/{language}/timeline/{query}"


@OF_THINGS
def test_what_is_not_before_readers_stands_in_no_feed(client, name):
    FEEDS[name](status="draft")
    FEEDS[name](published_at=timezone.now() + timedelta(days=2))
    FEEDS[name](status="withdrawn", withdrawal_reason_en="Reason", withdrawal_reason_ru="Причина")
    assert entries(client, f"/en/{name}.atom") == []


def test_a_title_of_the_other_language_says_so(client):
    ArticleFactory(title_en="", title_ru="Только по-русски")
    (entry,) = entries(client, "/en/news.atom")
    assert entry.get(LANGUAGE) == "ru"
    assert entry.findtext(f"{ATOM}title") == "Только по-русски"
    assert entries(client, "/ru/news.atom")[0].get(LANGUAGE) is None


def test_what_is_typed_stays_text(client):
    ArticleFactory(title_en="A < B & <b>C</b>\x0b", lead_en="<script>x</script>\x01")
    (entry,) = entries(client, "/en/news.atom")
    assert entry.findtext(f"{ATOM}title") == "A < B & <b>C</b>"
    assert entry.findtext(f"{ATOM}summary") == "&lt;script&gt;x&lt;/script&gt;"


@pytest.mark.parametrize("address", ["/en/members.atom", "/en/events/none.atom", "/en/index.atom", "/en/about.atom"])
def test_other_pages_have_no_feed(client, address):
    assert client.get(address).status_code == 404


@LANGUAGES
def test_the_page_of_open_data_leads_to_every_feed(client, language):
    page = client.get(f"/{language}/data/").content.decode()
    for name in (*FEEDS, "changes"):
        assert f'href="/{language}/{name}.atom"' in page


# --- what changed


def test_the_notes_of_changes_on_all_pages_make_a_feed(client):
    state = StateFactory(slug="iran", name_en="Iran", name_ru="Иран")
    note = ChangeNoteFactory(
        record=state, text_en="Corrected the date", text_ru="Исправлена дата", noted_at=ago(days=1)
    )
    ChangeNoteFactory(record=EventFactory(), noted_at=ago(days=3))
    latest, _older = entries(client, "/ru/changes.atom")
    assert latest.findtext(f"{ATOM}title") == "Иран: Исправлена дата"
    assert latest.findtext(f"{ATOM}id") == f"http://testserver/states/iran/#change-{note.pk}"
    address = link(latest, "alternate")
    assert address == "http://testserver/ru/states/iran/#page-changes"
    assert 'id="page-changes"' in client.get(urlsplit(address).path).content.decode()
    assert re.match(r"\d{4}-\d\d-\d\dT", latest.findtext(f"{ATOM}updated"))


@pytest.mark.parametrize("hidden", [{"status": "draft"}, {"published_at": timezone.now() + timedelta(days=9)}])
def test_changes_of_what_is_not_before_readers_are_not_told(client, hidden):
    ChangeNoteFactory(record=StateFactory(**hidden))
    assert entries(client, "/en/changes.atom") == []


def test_feeds_cost_the_same_queries_with_many_more_rows(client):
    def rows():
        ArticleFactory()
        ChangeNoteFactory(record=EventFactory())
        ChangeNoteFactory(record=StateFactory())

    rows()
    addresses = ["/en/news.atom", "/en/timeline.atom", "/en/changes.atom"]
    before = [queries_of(client, address) for address in addresses]
    for _time in range(10):
        rows()
    assert [queries_of(client, address) for address in addresses] == before
