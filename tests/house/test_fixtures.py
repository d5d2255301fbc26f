"""The starting content: whole, in both languages, every fact with its source, and true on every day asked for."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest
from django.apps import apps
from django.db.models import Model
from modeltranslation.translator import translator

from apps.about.choices import TEXTS
from apps.about.models import Contact, Goal, Milestone, Principle
from apps.bodies.models import Body
from apps.catalogue.models import Area, Dimension, Placement
from apps.chairmanships.models import Chairmanship
from apps.core.languages import LANGUAGES
from apps.participation.models import Participation
from apps.sources.models import Citation, Cited, Source
from tests.house.texts import CYRILLIC, LATIN, faults

TODAY = date(2026, 11, 22)

MODELS = [
    model
    for model in apps.get_models()
    if model.__module__.startswith("apps.") and not model.__name__.startswith("Historical") and not model._meta.proxy
]
CITED = [model for model in MODELS if issubclass(model, Cited)]
BILINGUAL = [model for model in MODELS if model in translator.get_registered_models()]

# Texts that may be a name or an address in Latin letters, also in Russian.
MERE_NAMES = {
    Source: ("publisher_ru",),
    Contact: ("label_ru", "value_ru"),
}
ABOUT_THE_PORTAL_ITSELF = {*TEXTS["home:legal"], *TEXTS["home:accessibility"]}

pytestmark = pytest.mark.usefixtures("content")

each_cited = pytest.mark.parametrize("model", CITED, ids=lambda model: model._meta.label_lower)
each_bilingual = pytest.mark.parametrize("model", BILINGUAL, ids=lambda model: model._meta.label_lower)


def texts(model: type[Model]) -> Iterator[tuple[str, str, str]]:
    """Every text of every record: where it stands, the name of its column, itself."""
    columns = [f"{name}_{code}" for name in translator.get_options_for_model(model).all_fields for code in LANGUAGES]
    for record in model.objects.all():
        yield from (
            (f"{place_of(record)} {column}", column, text) for column in columns if (text := getattr(record, column))
        )


def place_of(record: Model) -> str:
    """Where its fixture is, for those who mend it."""
    return f"{record._meta.label_lower} {getattr(record, 'slug', '') or f'#{record.pk}'}"


def none(found: list[str]) -> None:
    assert not found, "\n".join([f"{len(found)} faults", *found[:60]])


# --- both languages


@each_bilingual
def test_every_text_stands_in_both_languages(model: type[Model]):
    def missing(record: Model) -> Iterator[str]:
        for name in translator.get_options_for_model(model).all_fields:
            is_there = {bool(getattr(record, f"{name}_{language}")) for language in LANGUAGES}
            if is_there != {True} and (is_there != {False} or not model._meta.get_field(name).blank):
                yield f"{place_of(record)}: {name}"

    none([fault for record in model.objects.all() for fault in missing(record)])


@each_bilingual
def test_every_text_is_well_written(model: type[Model]):
    none([f"{place}: {fault}: {text}" for place, column, text in texts(model) for fault in faults(text, column[-2:])])


@each_bilingual
def test_every_russian_text_is_russian(model: type[Model]):
    mere_names = MERE_NAMES.get(model, ())
    russian = [text for text in texts(model) if text[1].endswith("_ru") and text[1] not in mere_names]
    none([f"{place}: {text}" for place, _column, text in russian if LATIN.search(text) and not CYRILLIC.search(text)])


# --- sources


@each_cited
def test_every_record_has_a_source_or_says_that_it_has_none(model: type[Model]):
    records = model.objects.filter(citations=None)
    none([place_of(record) for record in records if getattr(record, "slug", "") not in ABOUT_THE_PORTAL_ITSELF])


def test_every_citation_is_of_a_fact_that_its_record_has():
    citations = Citation.objects.prefetch_related("record")
    none([str(c) for c in citations if c.record is None or c.field not in ("", *c.record.cited_fields)])


def test_every_fact_that_another_source_denies_has_a_source_of_its_own():
    backed = {
        (c.content_type_id, c.object_id, c.field) for c in Citation.objects.exclude(standing=Citation.Standing.DIFFERS)
    }
    denied = Citation.objects.filter(standing=Citation.Standing.DIFFERS).prefetch_related("record")
    none(
        [
            f"{place_of(c.record)} {c}"
            for c in denied
            if not backed & {(c.content_type_id, c.object_id, field) for field in (c.field, "")}
        ]
    )


# --- what there is


def participants(day: date) -> dict[tuple[str, str], int]:
    """How many there are of each status and kind on that day."""
    rows = Participation.objects.on(day).values_list("status", "state")
    return Counter((status, "state" if state else "organization") for status, state in rows)


def test_there_are_28_members_10_observer_states_5_observer_and_6_partner_organizations_today():
    assert participants(TODAY) == {
        ("member", "state"): 28,
        ("observer", "state"): 10,
        ("observer", "organization"): 5,
        ("partner", "organization"): 6,
    }


def test_in_september_2001_there_were_16_members_10_observer_states_and_4_organizations():
    assert participants(date(2001, 9, 5)) == {
        ("member", "state"): 16,
        ("observer", "state"): 10,
        ("observer", "organization"): 3,
        ("participant", "organization"): 1,
    }


@pytest.mark.parametrize(("day", "members"), [(date(2021, 10, 12), 27), (date(2022, 10, 13), 28)])
def test_kuwait_makes_the_members_28(day: date, members: int):
    assert participants(day)["member", "state"] == members


@pytest.mark.parametrize(
    ("day", "chair"),
    [
        (date(2002, 6, 4), "kazakhstan"),
        (date(2010, 6, 8), "turkiye"),
        (date(2014, 5, 20), "china"),
        (date(2018, 9, 24), "tajikistan"),
        (date(2020, 9, 24), "kazakhstan"),
        (date(2021, 10, 12), "kazakhstan"),
        (date(2024, 12, 17), "azerbaijan"),
        (TODAY, "azerbaijan"),
    ],
)
def test_one_state_is_in_the_chair_on_each_day_also_on_that_of_a_hand_over(day: date, chair: str):
    assert [term.state.slug for term in Chairmanship.objects.published().in_chair(day)] == [chair]


def test_the_areas_stand_in_their_five_dimensions():
    placed = Counter(Placement.objects.on(TODAY).values_list("dimension__slug", flat=True))
    assert placed == {
        "economic": 8,
        "new-challenges": 5,
        "environmental": 3,
        "human": 1,
        "military-political": 1,
    }
    assert Dimension.objects.published().count() == 5
    assert Area.objects.published().count() == 18


def test_there_are_eight_principles_eight_goals_and_eight_milestones():
    assert [list(model.objects.values_list("order", flat=True)) for model in (Principle, Goal, Milestone)] == [
        list(range(1, 9))
    ] * 3


def test_there_are_the_bodies_that_cica_says_it_has():
    kinds = Counter(Body.objects.published().on(TODAY).values_list("kind", flat=True))
    assert kinds == {"governing": 3, "working": 4, "advisory": 7, "administrative": 1}
    ended = Body.objects.exclude(pk__in=Body.objects.on(TODAY))
    assert list(ended.values_list("slug", flat=True)) == ["contact-group"]
