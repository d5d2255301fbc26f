"""What a page costs the server, measured against a view that only answers (docs/decisions/2026-11-22-cost.md).

A page that is made is measured in calls of functions: they go with the time that the processor takes, and are the same
whatever else runs on the machine. A page that is remembered is measured in that time itself.
"""

from collections.abc import Callable, Iterator
from cProfile import Profile
from statistics import median
from time import process_time

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import path

from cica_portal import memory
from cica_portal.urls import urlpatterns as portal

urlpatterns = [path("constant", lambda _request: HttpResponse("constant")), *portal]

REMEMBERED = 18
"""How many times the processor's time of the constant view a remembered page may take (design, §8)."""

MADE = {
    "": 146,  # since it draws the map
    "about/": 59,
    "about/principles/": 41,
    "about/goals/": 23,
    "about/history/": 142,
    "about/history/?view=both": 265,
    "about/transformation/": 58,
    "about/questions/": 75,
    "about/contacts/": 30,
    "members/": 161,
    "observers/": 156,
    "partners/": 53,
    "states/kazakhstan/": 275,
    "states/kazakhstan/?view=both": 455,
    "organizations/unodc/": 45,
    "bodies/": 118,
    "bodies/secretariat/": 144,
    "chairmanships/": 62,
    "chairmanships/azerbaijan-2024/": 61,
    "catalogue/": 212,
    "catalogue/matrix/": 250,
    "catalogue/terms/": 195,
    "catalogue/dimensions/economic/": 97,
    "catalogue/areas/human-dimension/": 71,
    "briefs/states/kazakhstan/": 118,
    "briefs/areas/human-dimension/": 52,
    "briefs/bodies/secretariat/": 65,
    "briefs/organization/cica/": 242,
    "timeline/": 290,
    "timeline/2022/": 100,
    "events/fourth-summit/": 94,
    "documents/": 210,
    "documents/declaration-on-principles/": 51,
    "documents/declaration-on-principles/?view=both": 80,
    "news/": 67,
    "news/sixth-ministerial-meeting-held/": 46,
    "publications/": 19,
    "publications/laumulin-kozhirova/": 24,
    "sources/": 61,
    "sources/cica-deputies-2023/": 36,
    "sources/disagreements/": 192,
    "quality/": 20,
    "data/": 137,
    "data/codebook/": 86,
    "data/api/": 25,
    "on/2021-10-12/": 568,
    "compare/": 40,
    "compare/kazakhstan/turkiye/": 230,
    "changes/2020-01-01/2021-01-01/": 189,
    "map/": 310,
    "growth/": 255,
    "credits/": 25,
    "accessibility/": 13,
    "legal/": 15,
    "search/": 14,
    "search/?q=summit": 114,
}
"""By address, how many times the calls of the constant view the making of a page may take. Numbers only go down."""

NEVER_REMEMBERED = {"search/", "search/?q=summit"}
"""What readers type is theirs alone."""

in_each_language = pytest.mark.parametrize("language", ["en", "ru"])


@pytest.fixture
def client(content, settings) -> Client:
    settings.ROOT_URLCONF = __name__
    return Client()


def calls(client: Client, address: str) -> int:
    """How many functions are called to answer, once what a process learns is learnt."""
    for _time in range(2):
        assert client.get(address).status_code == 200
    profile = Profile()
    profile.enable()
    client.get(address)
    profile.disable()
    return sum(entry.callcount for entry in profile.getstats())


@in_each_language
def test_no_page_takes_more_making_than_it_did(client, language):
    constant = calls(client, "/constant")
    taken = {address: calls(client, f"/{language}/{address}") / constant for address in MADE}
    assert {address: round(times) for address, times in taken.items() if times > MADE[address]} == {}


def seconds(ask: Callable[[], object]) -> float:
    """The processor's time."""
    before = process_time()
    ask()
    return process_time() - before


@pytest.fixture
def remembering(client, settings, monkeypatch) -> Iterator[Client]:
    """A portal that remembers its pages, though other tests that run at the same time commit their work."""
    place = settings.MIDDLEWARE.index("django.middleware.http.ConditionalGetMiddleware") + 1
    settings.MIDDLEWARE = [*settings.MIDDLEWARE[:place], "cica_portal.memory.PageMemory", *settings.MIDDLEWARE[place:]]
    state = memory._state
    monkeypatch.setattr(memory, "_state", lambda: state() and ("as before",))
    return client


@in_each_language
def test_a_remembered_page_costs_little_more_than_a_constant_one(remembering, language):
    taken = {}
    for address in MADE.keys() - NEVER_REMEMBERED:
        remembering.get(f"/{language}/{address}")
        found = [
            (
                seconds(lambda: remembering.get("/constant")),
                seconds(lambda page=address: remembering.get(f"/{language}/{page}")),
            )
            for _time in range(9)
        ]
        constant, page = (median(times) for times in zip(*found, strict=True))
        taken[address] = page / constant
    assert {address: round(times) for address, times in taken.items() if times > REMEMBERED} == {}
