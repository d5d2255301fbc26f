"""What is not published is nowhere, in whatever form the portal answers; the withdrawn is at its own address alone.

Of each kind of thing one is a draft, one is to come out later and one is withdrawn: the very ones that other pages are
about, renamed so that they are known wherever they turn up.
"""

import io
import json
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from pytest_django import DjangoDbBlocker

from apps.catalogue.models import Dimension
from apps.core.day import today
from apps.editions.models import Publishable
from apps.home.sitemaps import MODELS, PAGES
from apps.opendata.forms import FORMS
from apps.participants.models import State
from tests.conftest import connected_to, copy_database
from tests.factories.core import every_factory
from tests.factories.editions import ChangeNoteFactory
from tests.house.test_input import KINDS

pytestmark = pytest.mark.xdist_group("unpublished")  # by one worker: they share a database

STAGES = ["draft", "scheduled", "withdrawn"]
NAMING_OTHERS = (State, Dimension)
"""Others are called after them: a chairmanship bears the name of its state, whether that has a page or not."""
MOST_PAGES = 20
"""How many pages of other things are asked for, of those that have to do with what is hidden."""

REFERENCES = {"bib", "ris"}
"""They have of a page but its title."""

Hidden = dict[tuple[str, str], Publishable]


@pytest.fixture(scope="module")
def hidden(content_database: str, django_db_blocker: DjangoDbBlocker) -> Iterator[Hidden]:
    """By kind and stage what nobody is to see; in a database of its own, since so many forms are asked."""
    with django_db_blocker.unblock():
        name = f"{content_database}_hidden"
        copy_database(content_database, name)
        with connected_to(name):
            yield {
                (model.__name__, stage): hide(model, place, stage)
                for model in MODELS
                for place, stage in enumerate(STAGES)
            }


@pytest.fixture
def client(hidden: Hidden) -> Client:
    return Client()


def hide(model: Any, place: int, stage: str) -> Publishable:
    """The thing of that place among the published ones, or a new one where there are too few."""
    things = list(model.objects.published().order_by("pk")[: place + 1])
    thing = things[min(place, 1)] if len(things) > place else every_factory()[model]()
    word = f"Zz{stage}{model.__name__.lower()}"
    for name in ("official_name", "lead") if model in NAMING_OTHERS else ("name", "title", "lead"):
        if hasattr(thing, f"{name}_en"):
            setattr(thing, f"{name}_en", word)
            setattr(thing, f"{name}_ru", word)
    thing.slug = word.lower()
    thing.status = "published" if stage == "scheduled" else stage
    thing.withdrawal_reason_en, thing.withdrawal_reason_ru = "Reason", "Причина"
    if stage == "scheduled":
        thing.published_at = timezone.now() + timedelta(days=9)
    thing.save()
    return thing


def pages(hidden: Hidden, language: str) -> list[str]:
    """The lists, the days, and the pages of things that have to do with what is hidden."""
    with override(language):
        lists = [reverse(name) for name in PAGES]
        days = [reverse("chronicle:on", args=[today()]), reverse("chronicle:changes", args=["1992-10-05", today()])]
        related = {thing.get_absolute_url() for known in hidden.values() for thing in around(known)}
    return [*lists, *days, *sorted(related)[:: max(1, len(related) // MOST_PAGES)]]


def around(thing: Any) -> Iterator[Publishable]:
    """The published things to which it leads, or which lead to it, in one step."""
    for relation in thing._meta.get_fields():
        if relation.is_relation and relation.related_model and issubclass(relation.related_model, Publishable):
            if relation.one_to_many or relation.many_to_many:
                yield from getattr(
                    thing, relation.get_accessor_name() if relation.auto_created else relation.name
                ).published()
            elif (found := getattr(thing, relation.name, None)) and found.is_published:
                yield found


def text_of(response: Any) -> str:
    return b"".join(response).decode(errors="ignore").lower()


def leaks(text: str) -> set[str]:
    """Which kinds and stages a text names."""
    words = [f"zz{stage}{model.__name__.lower()}" for model in MODELS for stage in STAGES]
    return {word for word in words if word in text}


def none(found: dict[str, set[str]]) -> None:
    assert {address: words for address, words in found.items() if words} == {}


@pytest.mark.parametrize(
    ("form", "language"), [("html", "en"), ("html", "ru"), *((form, "en") for form in FORMS if form not in REFERENCES)]
)
def test_no_page_names_it_in_any_form(client, hidden, form: str, language: str):
    found, answered = {}, 0
    for page in pages(hidden, language):
        front = page == f"/{language}/"
        address = page if form == "html" else f"{page}index.{form}" if front else f"{page.rstrip('/')}.{form}"
        response = client.get(address)
        if response.status_code == 200:
            answered += 1
            found[address] = leaks(text_of(response))
    assert answered
    none(found)


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_its_own_address_answers_only_if_it_was_withdrawn(client, hidden, model, stage: str):
    thing = hidden[model.__name__, stage]
    with override("en"):
        address = thing.get_absolute_url()
    response = client.get(address)
    assert response.status_code == (200 if stage == "withdrawn" else 404)
    if stage == "withdrawn":
        assert "noindex" in response.content.decode()
        assert "Reason" in response.content.decode()
        return
    for form in FORMS:
        assert client.get(f"{address.rstrip('/')}.{form}").status_code == 404, form


def test_the_site_map_does_not_name_it(client, hidden):
    text = text_of(client.get("/sitemap.xml"))
    assert "kazakhstan" in text
    none({"sitemap": leaks(text)})


@pytest.mark.parametrize("address", ["/en/changes.atom", "/ru/changes.atom"])
def test_the_feed_of_changes_does_not_name_it(client, hidden, address: str):
    for thing in hidden.values():
        ChangeNoteFactory(record=thing, text_en=thing.slug, text_ru=thing.slug)
    ChangeNoteFactory(record=State.objects.get(slug="kazakhstan"))
    text = text_of(client.get(address))
    assert "kazakhstan" in text
    none({address: leaks(text)})


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("address", ["search/", "search/suggest"])
def test_search_does_not_find_it(client, hidden, address: str, language: str):
    found = {}
    for thing in hidden.values():
        text = text_of(client.get(f"/{language}/{address}?q={thing.slug}"))
        ways = {thing.public_path} if f"/{thing.public_path}" in text else set()
        found[thing.slug] = ways | leaks(text) - {thing.slug}  # the box keeps what was typed
    none(found)


@pytest.mark.parametrize("name", [name for name in KINDS if name.startswith("api:") and name.endswith("-list")])
def test_the_api_does_not_list_it(client, hidden, name: str):
    address, seen = f"/{KINDS[name]}?page_size=200", ""
    while address and len(seen) < 5_000_000:
        response = client.get(address)
        assert response.status_code == 200
        text = text_of(response)
        seen += text
        address = json.loads(response.content).get("next")
    none({name: leaks(seen)})


def test_the_api_does_not_show_it(client, hidden, settings):
    details = [address for name, address in KINDS.items() if name.startswith("api:") and "{slug}" in address]
    addresses = [f"/{address.replace('{slug}', thing.slug)}" for address in details for thing in hidden.values()]
    assert len(addresses) > 300
    settings.API_RATE = 100_000
    assert [address for address in addresses if client.get(address).status_code != 404] == []


def test_the_download_does_not_hold_it(client, hidden):
    archive = zipfile.ZipFile(io.BytesIO(b"".join(client.get("/data/cica.zip"))))
    names = archive.namelist()
    assert len(names) > 10
    none({name: leaks(archive.read(name).decode(errors="ignore").lower()) for name in names})
