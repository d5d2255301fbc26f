"""Where the whole starting content comes from: every fact of a page opens its source or says that it has none."""

import re
from xml.etree.ElementTree import Element

import pytest
from django.test import Client

from apps.participants.models import Organization, State
from apps.participation.models import Participation
from apps.sources.disagreements import disagreements, keys
from apps.sources.facts import Status, facts_of, speaking_of, status
from apps.sources.footnotes import WITHOUT
from apps.sources.models import Citation, Source, cited_models
from apps.sources.table import CONDITIONS, records_with
from tests.house.crawl import Page, read, text
from tests.pages import LANGUAGES, address

pytestmark = pytest.mark.usefixtures("content")

MARK = re.compile(r'href="#source-(\w+)"')
WORDS = {
    "en": {Status.PRESS: "press only", Status.INFERRED: "inferred", Status.UNSOURCED: "unsourced"},
    "ru": {Status.PRESS: "только пресса", Status.INFERRED: "вывод", Status.UNSOURCED: "без источника"},
}

# Where the sources are known to contradict one another: the thing, the fact, and a word of what is said otherwise.
KNOWN = [
    ("Thailand", "from", "Second Summit, 2006"),
    ("Turkmenistan", "from", "Sixth Summit, October 2022"),
    ("Not less than twice a year", "how often it meets", "At least once a year"),
    ("Trade and investment", "role", "Coordinator (2022)"),
    ("Seventh Ministerial", "day, or first day", "11 November 2024"),
    ("Women Council", "established", "August 2025"),
    ("headquarters", "day, or first day", "June 2025"),
    ("Australia", "until", "an observer in June 2006"),
    ("Lebanon", "until", "19 October 2004"),
    ("Sri Lanka", "from", "with Singapore"),
    ("Lao PDR", "from", "nine observer states in October 2017"),
    ("International Organization for Migration", "from", "four organizations on 28 August 2018"),
    ("Informal Ministerial Meeting of 2017", "day, or first day", "undated"),
    ("Convention on the Privileges", "title", "Staff and Representatives of the Member States"),
    ("First Ministerial", "account", "sixteen members in 2001"),
    ("First Ministerial", "account", "established on 14 September 1999"),
    ("Disarmament", "title", "seven principles"),
    ("Seventh CICA Summit", "account", "General Assembly"),
    ("Sixth CICA Summit", "account", "twelve heads of state"),
    ("What is CICA", "in short", "hyphen"),
]


def clusters(page: str) -> dict[str, str]:
    """The marks of a page by the id of their cluster."""
    parts = re.split(r'<span class="footnotes" id="', page)[1:]
    return {part.partition('"')[0]: part.partition("</a></span>")[0] for part in parts}


# Pages with lists of things, each with its dates, and what a row of such a list is called.
LISTS = [
    "", "members/", "observers/", "partners/", "chairmanships/", "catalogue/", "timeline/", "documents/", "news/",
    "publications/", "about/history/", "about/principles/", "states/kazakhstan/",
    "bodies/secretariat/", "bodies/summit/", "catalogue/dimensions/new-challenges/", "catalogue/areas/ict-security/",
    "events/sixth-summit/", "documents/catalogue-2021/", "news/sixth-ministerial-meeting-held/", "on/2006-06-17/",
    "on/2021-10-12/", "on/2025-12-31/", "changes/2014-05-20/2018-09-24/", "members/?on=2010-01-01",
]  # fmt: skip
ROWS = {"participant-card", "event-line", "document-line", "area-line", "person-line", "news-card"}


def rows(page: Page) -> list[Element]:
    return [element for element in page.root.iter() if ROWS & set(element.get("class", "").split())]


def marks_of(row: Element) -> list[str]:
    links = [element for element in row.iter("a") if "footnote" in element.get("class", "").split()]
    return [link.get("href", "") for link in links]


@LANGUAGES
@pytest.mark.parametrize("path", LISTS)
def test_every_row_of_a_list_opens_its_source(language, path):
    page = read(Client(), f"/{language}/{path}")
    assert rows(page)
    assert [text(row) for row in rows(page) if not marks_of(row)] == []
    assert {mark.removeprefix("#") for row in rows(page) for mark in marks_of(row)} <= page.ids


def shown_facts(state: State):
    """The facts of a state and of its statuses and names, with the citations that speak of each."""
    records = [state, *state.participations.all(), *state.names.all()]
    citations = Citation.objects.about(*records)
    for record in records:
        own = [citation for citation in citations if citation.record == record]
        yield from ((record, name, speaking_of(name, own)) for name in facts_of(record))


@LANGUAGES
def test_each_member_state_has_a_source_for_every_fact_or_shows_that_it_has_none(language):
    members = Participation.objects.members().filter(end=None).values("state")
    states = State.objects.filter(pk__in=members)
    assert states.count() == 28
    missing = []
    for state in states:
        page = Client().get(address(state, language)).content.decode()
        marks, ids = clusters(page), set(re.findall(r' id="([^"]+)"', page))
        for record, name, citations in shown_facts(state):
            found = status(citations)
            of_record = f"fact-{record._meta.model_name}-{record.pk}-"
            shown = " ".join(html for place, html in marks.items() if place.startswith(of_record))
            numbers = set(MARK.findall(shown))
            if not numbers or {f"source-{number}" for number in numbers} - ids:
                missing.append(f"{record} {name}: no mark that leads to a source")
            if found != Status.SOURCED and WORDS[language][found] not in shown:
                missing.append(f"{record} {name}: does not say that it is {found.label}")
            if found == Status.UNSOURCED and not any(c.source_id for c in citations) and WITHOUT not in numbers:
                missing.append(f"{record} {name}: does not lead to the facts without a source")
    assert missing == []


def test_python_and_the_database_agree_on_every_fact():
    kinds = {found: found.name.lower() for found in Status}
    for model in cited_models():
        records = list(model.objects.filter(model.states_facts()))
        citations: dict[int, list[Citation]] = {}
        for citation in Citation.objects.about(*records):
            citations.setdefault(citation.object_id, []).append(citation)
        by_status: dict[str, set[int]] = {name: set() for name in kinds.values()}
        for record in records:
            for name in facts_of(record):
                found = status(speaking_of(name, citations.get(record.pk, [])))
                by_status[kinds[found]].add(record.pk)
        for name, expected in by_status.items():
            assert set(records_with(model.objects.all(), name).values_list("pk", flat=True)) == expected, (model, name)
    assert set(kinds.values()) <= CONDITIONS.keys()


def test_no_fact_counts_as_sourced_by_a_reference_work_alone():
    tertiary = Citation.objects.filter(source__grade=Source.Grade.TERTIARY).with_records()
    for citation in tertiary:
        speaking = speaking_of(citation.field, Citation.objects.about(citation.record))
        if all(one.source_id == citation.source_id for one in speaking) and citation.standing == "agrees":
            assert status(speaking) == Status.UNSOURCED


@pytest.mark.parametrize(("thing", "fact", "stated"), KNOWN)
def test_every_known_disagreement_is_shown_with_its_reason(thing, fact, stated):
    found = [
        citation
        for one in disagreements(keys())
        if thing.lower() in str(one.record).lower() and one.fact == fact and one.followed
        for citation in one.differing
        if stated in (citation.stated or "")
    ]
    assert found
    assert all(citation.reasoning_en and citation.reasoning_ru for citation in found)


@LANGUAGES
def test_the_pages_of_disagreements_show_all_of_them(language):
    path, number = f"/{language}/sources/disagreements/", len(keys())
    pages = [Client().get(path, {"page": page}).content.decode() for page in range(1, 1 + -(-number // 30))]
    assert sum(page.count('<li class="disagreement">') for page in pages) == number


@LANGUAGES
@pytest.mark.parametrize("model", [State, Organization])
def test_no_page_of_a_participant_has_two_marks_of_one_name(language, model):
    for thing in model.objects.published():
        page = Client().get(address(thing, language)).content.decode()
        ids = re.findall(r' id="([^"]+)"', page)
        assert len(ids) == len(set(ids)), thing
