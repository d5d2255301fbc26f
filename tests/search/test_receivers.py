"""The index is kept with the records: after any edits it is as if it were made anew."""

import random

import pytest
from django.apps import apps
from django.db import transaction

from apps.search.index import rebuild
from apps.search.models import Entry, Name
from apps.search.relations import watched
from tests.factories.about import QuestionFactory, QuestionnaireFactory
from tests.factories.bodies import BodyFactory, HolderFactory, OfficeFactory
from tests.factories.chairmanships import ChairmanshipFactory, PriorityFactory
from tests.factories.participants import FormerNameFactory, PlaceFactory, StateFactory
from tests.factories.timeline import EventFactory

SEED = 7
EDITS = 40


def index() -> set:
    """All that stands in it, without its own keys."""
    fields = [field.attname for field in Entry._meta.fields if field.name != "id"]
    names = [field.attname for field in Name._meta.fields if field.name != "id"]
    return {*Entry.objects.values_list(*fields), *Name.objects.values_list(*names)}


def wrong() -> set:
    """What a new index would have otherwise."""
    kept = index()
    rebuild()
    return kept ^ index()


def entry(record) -> Entry | None:
    return Entry.objects.filter(key=f"{record._meta.label_lower}:{record.pk}").first()


def has(record, word: str, language: str = "en") -> bool:
    """Whether the word is among those by which the record is found."""
    found = Entry.objects.filter(key=f"{record._meta.label_lower}:{record.pk}")
    config = {"en": "english", "ru": "russian"}[language]
    return found.extra(  # noqa: S610 (nobody else's words)
        where=[f"vector_{language} @@ phraseto_tsquery('{config}', %s)"], params=[word]
    ).exists()


@pytest.fixture
def records(db):
    """Some of each kind that hang together."""
    rebuild()  # the words of pages may have changed since the database was made
    place = PlaceFactory(name_en="Astana", name_ru="Астана")
    state = StateFactory(name_en="Kazakhstan", name_ru="Казахстан", capital=place)
    body = BodyFactory(name_en="Secretariat", name_ru="Секретариат")
    office = OfficeFactory(body=body, title_en="Secretary General", title_ru="Генеральный секретарь")
    paper = QuestionnaireFactory()
    chairmanship = ChairmanshipFactory(state=state)
    return {
        "place": place,
        "state": state,
        "body": body,
        "office": office,
        "holder": HolderFactory(office=office, name_en="Kairat Sarybay", name_ru="Кайрат Сарыбай"),
        "questionnaire": paper,
        "question": QuestionFactory(questionnaire=paper),
        "chairmanship": chairmanship,
        "priority": PriorityFactory(chairmanship=chairmanship, text_en="Digital roads", text_ru="Цифровые дороги"),
        "event": EventFactory(place=place),
        "former": FormerNameFactory(state=None, place=place, name_en="Nur-Sultan", name_ru="Нур-Султан"),
    }


def test_the_index_of_saved_records_is_the_same_as_one_made_anew(records):
    assert wrong() == set()


def test_the_index_stays_the_same_as_one_made_anew_whatever_is_edited(records):
    chance = random.Random(SEED)
    for number in range(EDITS):
        record = chance.choice(list(records.values()))
        if hasattr(record, "status") and chance.random() < 0.3:
            record.status = chance.choice(["draft", "published"])
        else:
            texts = [field for field in record._meta.fields if hasattr(field, "translated_field")]
            field = chance.choice([field for field in texts if "reason" not in field.name])
            setattr(record, field.name, f"Edit {number}")
        record.save()

    assert wrong() == set()


def test_a_renamed_state_is_found_by_its_new_name_and_so_is_its_term_in_the_chair(records):
    records["state"].name_en = "Qazaqstan"
    records["state"].save()

    assert has(records["state"], "qazaqstan")
    assert not has(records["state"], "kazakhstan")
    assert entry(records["chairmanship"]).title_en.startswith("Qazaqstan")


def test_a_former_name_of_the_capital_finds_the_state_until_it_is_deleted(records):
    assert has(records["state"], "nur sultan")

    records["former"].delete()

    assert not has(records["state"], "nur sultan")


def test_a_part_that_moves_takes_its_words_along(records):
    other = ChairmanshipFactory(start="2030", end="2031")
    records["priority"].chairmanship = other
    records["priority"].save()

    assert has(other, "digital roads")
    assert not has(records["chairmanship"], "digital roads")


def test_who_holds_an_office_of_a_hidden_body_is_hidden(records):
    records["body"].status = "draft"
    records["body"].save()

    assert entry(records["holder"]) is None


def test_a_deleted_paper_takes_its_questions_along(records):
    records["questionnaire"].delete()

    assert entry(records["question"]) is None
    assert entry(records["questionnaire"]) is None


def test_a_withdrawn_thing_is_found_no_more(records):
    event = records["event"]
    event.status, event.withdrawal_reason_en, event.withdrawal_reason_ru = "withdrawn", "A doublet", "Дубль"
    event.save()

    assert entry(event) is None


def test_what_is_rolled_back_leaves_no_trace(records):
    kept = index()
    with transaction.atomic():
        records["state"].name_en = "Elsewhere"
        records["state"].save()
        transaction.set_rollback(True)

    assert index() == kept


def test_a_thing_saved_through_a_proxy_is_indexed_too(records):
    proxies = [model for model in apps.get_models() if model._meta.proxy and model._meta.concrete_model in watched()]
    assert proxies
    participation = apps.get_model("members.Member")(state=records["state"], status="member", note_en="By proxy")
    participation.save()

    assert has(records["state"], "by proxy")


def test_a_year_to_come_is_found_once_it_has_an_event(db):
    EventFactory(starts="2031-05-01")

    assert Entry.objects.get(key="year:2031").published_at is None
    assert Entry.objects.get(key="year:2030").published_at is None
