"""Every form and list of the desk, for every model."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.accounts.roles import WORKINGS
from apps.core.forms import bilingual_fields
from apps.desk.site import SECTIONS
from apps.participants.models import State
from apps.proposals.models import Proposal
from tests.desk.forms import address, errors, opened
from tests.factories.core import every_factory
from tests.factories.desk import AdministratorFactory
from tests.factories.participants import StateFactory
from tests.factories.sources import CitationFactory

CONTENT = [
    model
    for model in admin.site._registry
    if model.__module__.startswith("apps.") and model._meta.app_label not in WORKINGS
]
FACTORIES = every_factory()


def label(model) -> str:
    return model._meta.label_lower


@pytest.fixture(params=["en", "ru"])
def language(request, desk):
    desk.cookies["django_language"] = request.param
    return request.param


@pytest.mark.parametrize("model", CONTENT, ids=label)
def test_every_list_and_form_opens_in_both_languages(desk, language, model):
    record = FACTORIES[model]()
    if hasattr(model, "cited_fields"):
        CitationFactory(record=record)
    for page in (address(model, "changelist"), address(model, "add"), address(model, "change", record.pk)):
        response = desk.get(page)
        assert response.status_code == 200, page
        assert f'<html lang="{language}"' in response.content.decode()


@pytest.mark.parametrize("model", CONTENT, ids=label)
def test_a_form_sent_as_it_stands_changes_nothing(desk, model):
    record = FACTORIES[model]()
    before = model.objects.filter(pk=record.pk).values().get()
    response = opened(desk, model, record).save(desk)
    assert errors(response) == {"__all__": ["Nothing would change."]}
    assert model.objects.filter(pk=record.pk).values().get() == before
    assert not Proposal.objects.exists()


@pytest.mark.parametrize("model", CONTENT, ids=label)
def test_every_field_stands_on_the_form_and_each_pair_on_one_line(rf, model):
    editor = admin.site.get_model_admin(model)
    lines = [line for _name, options in editor.get_fieldsets(rf.get("/")) for line in options["fields"]]
    shown = [name for line in lines for name in line]
    assert len(shown) == len(set(shown))
    expected = {field.name for field in (*model._meta.fields, *model._meta.many_to_many) if field.editable}
    assert set(shown) == expected - {"id", *bilingual_fields(model), *(editor.exclude or ())}
    for pair in bilingual_fields(model).values():
        assert any(set(pair) <= set(line) for line in lines), pair


@pytest.mark.parametrize("model", CONTENT, ids=label)
def test_lists_need_the_same_queries_for_more_rows(desk, model):
    FACTORIES[model]()
    with CaptureQueriesContext(connection) as few:
        desk.get(address(model, "changelist"))
    for _time in range(5):
        FACTORIES[model]()
    with CaptureQueriesContext(connection) as many:
        desk.get(address(model, "changelist"))
    assert len(many) <= len(few)
    assert len(many) <= 12


@pytest.mark.parametrize("model", CONTENT, ids=label)
def test_every_filter_and_search_answers(desk, model):
    FACTORIES[model]()
    queries = ["q=Государство", "missing=ru", "missing=en", "status__exact=draft"]
    queries += [f"sources={choice}" for choice in ("unsourced", "inferred", "disputed")]
    queries += [f"period={choice}" for choice in ("current", "planned", "ended")]
    for query in queries:
        assert desk.get(f"{address(model, 'changelist')}?{query}").status_code in (200, 302), query


@pytest.mark.parametrize("model", CONTENT, ids=label)
def test_every_history_opens(desk, model):
    record = FACTORIES[model]()
    record.save()
    response = desk.get(address(model, "history", record.pk))
    assert response.status_code == 200
    version = model.history.filter(id=record.pk).first()
    assert desk.get(address(model, "simple_history", record.pk, version.pk), follow=True).status_code == 200


def test_every_model_is_in_a_section_or_is_a_part_of_a_thing_that_is(administration):
    listed = {name for _title, names in SECTIONS for name in names}
    parts = {
        inline.model._meta.label
        for model, editor in admin.site._registry.items()
        for inline in editor.get_inlines(None, None)
    }
    assert {model._meta.label for model in admin.site._registry} <= listed | parts
    page = administration.get("/admin/").content.decode()
    for name in listed:
        assert name in {model._meta.label for model in admin.site._registry}
    assert "Life of the organisation" in page


def test_who_may_only_look_opens_every_form(db, client):
    reader = AdministratorFactory(is_superuser=False)
    reader.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client.force_login(reader, backend="django.contrib.auth.backends.ModelBackend")
    for model in CONTENT:
        record = FACTORIES[model]()
        response = client.get(address(model, "change", record.pk))
        assert response.status_code == 200, model
        assert b'name="_save"' not in response.content


@pytest.mark.parametrize(
    "query",
    ["q=%00", "p=99999", "o=x.y", "missing=xx", "period=%00", "status__exact=%00", "start=x", "id__exact=x", "e=1"],
)
def test_no_query_of_a_list_is_an_error_of_the_server(desk, query):
    response = desk.get(f"{address(State, 'changelist')}?{query}", follow=True)
    assert response.status_code in (200, 400)


def test_no_search_in_a_choice_is_an_error_of_the_server(desk):
    choice = "app_label=catalogue&model_name=coordination&field_name=state"
    state = StateFactory(name_ru="Ёлки")
    found = desk.get(f"/admin/autocomplete/?{choice}&term=ёлк").json()
    assert [result["id"] for result in found["results"]] == [str(state.pk)]
    assert desk.get(f"/admin/autocomplete/?{choice}&term=%00").status_code == 400


@pytest.mark.parametrize("key", ["1\0", "x", "-1", "9" * 30])
def test_a_forged_choice_is_refused_on_the_form(desk, key):
    for path, name in (("/admin/timeline/event/add/", "place"), ("/admin/news/article/add/", "states")):
        assert name in errors(desk.post(path, {name: key, "title_en": "Summit"})), path
