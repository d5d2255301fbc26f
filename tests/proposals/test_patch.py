"""A form is sent by the portal as a browser would send it, for every model of the desk."""

import pytest
from django.contrib import admin

from apps.catalogue.models import Area
from apps.core.admin import RecordAdmin
from apps.news.models import Article
from apps.participation.models import Participation
from apps.proposals.models import Proposal
from apps.proposals.replay import Play, asked, filled, model_of
from tests.desk.forms import Form, address, errors, opened
from tests.factories.catalogue import AreaFactory, CoordinationFactory
from tests.factories.core import every_factory
from tests.factories.desk import AdministratorFactory
from tests.factories.news import ArticleFactory
from tests.factories.sources import CitationFactory
from tests.proposals.pages import approve, only, proposed

NOTHING = {"form": {}, "rows": {}}
FACTORIES = every_factory()
MODELS = [model for model, editor in admin.site._registry.items() if isinstance(editor, RecordAdmin)]


def with_rows(model):
    """A record of the model with a row of each kind that its form shows, as far as factories can tie them."""
    record = FACTORIES[model]()
    if hasattr(model, "cited_fields"):
        CitationFactory(record=record)
    for inline in admin.site.get_model_admin(model).get_inlines(None, None):
        relations = [f.name for f in inline.model._meta.fields if f.many_to_one and f.related_model is model]
        if relations:
            name = getattr(inline, "fk_name", None) or relations[0]
            factory = FACTORIES[inline.model]
            apart = {"state", "organization", "place", "area", "dimension"} - {name}
            empty = apart & {f.name for f in inline.model._meta.fields if f.null}
            status = {"status": "observer"} if inline.model is Participation else {}  # which both may hold
            factory(**{name: record}, **dict.fromkeys(empty), **status)
    return record


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label_lower)
def test_the_form_sent_back_as_it_is_shown_changes_nothing(db, model):
    record, user = with_rows(model), AdministratorFactory()
    data, files = filled(user, model, record.pk, NOTHING, {})
    editor = admin.site.get_model_admin(model)
    context = editor.changeform_view(asked(user, "GET", Play(bound=(data, files)), model, record.pk), str(record.pk))
    form = context.context_data["adminform"].form
    assert form.changed_data == []
    for inline in context.context_data["inline_admin_formsets"]:
        assert [row.changed_data for row in inline.formset.forms] == [[]] * len(inline.formset.forms)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label_lower)
def test_what_the_portal_sends_is_what_a_browser_sends(administrator, model):
    record = with_rows(model)
    page = address(model, "change", record.pk)
    shown = Form(administrator.get(page).content.decode(), page).values
    sent, _files = filled(administrator.user, model, record.pk, NOTHING, {})
    assert sent.keys() <= shown.keys()
    for name in sent:
        value = shown[name]
        assert (sent.getlist(name) if isinstance(value, list) else sent[name]) == value, name


def test_a_field_that_the_form_has_no_more_is_refused_by_name(writer, reviewer):
    proposal = proposed(writer, ArticleFactory(), title_en="New")
    proposal.payload["patch"]["form"]["subtitle"] = {"": ["Old field"]}
    proposal.save()
    page = reviewer.get(proposal.get_absolute_url()).content.decode()
    assert "this is not there any more: subtitle" in page
    assert 'value="approve"' not in page


def test_a_row_that_is_gone_is_told_and_nothing_is_done(writer, reviewer):
    area = AreaFactory()
    CoordinationFactory(area=area, start="2004-01-01", end="2010-01-01")
    form = opened(writer, Area, area)
    assert errors(form.save(writer, coordinations__0__end="2011-01-01")) == {}
    area.coordinations.all().delete()
    page = reviewer.get(only().get_absolute_url()).content.decode()
    assert "not there any more" in page
    assert 'value="approve"' not in page


def test_forged_fields_do_not_come_into_the_proposal(writer):
    article = ArticleFactory()
    form = opened(writer, Article, article)
    form.values |= {"published_by": "me", "id": "77", "behind": "{}", "form-0-name": "x"}
    assert errors(form.save(writer, title_en="New")) == {}
    assert set(only().payload["patch"]["form"]) == {"title_en"}


def test_a_script_in_a_proposal_is_cleaned_each_time(writer, reviewer):
    article = ArticleFactory()
    proposed(writer, article, body_en="<p>Met.</p><script>alert(1)</script>", body_ru="<p>Встреча.</p>")
    proposal = only()
    proposal.payload["patch"]["form"]["body_en"] = {"": ["<p>Met.</p><script>alert(2)</script>"]}
    proposal.save()
    assert "alert" not in reviewer.get(proposal.get_absolute_url()).content.decode()
    approve(reviewer, proposal)
    article.refresh_from_db()
    assert article.body_en == "<p>Met.</p>"


def test_a_model_that_is_gone_is_told(writer, reviewer):
    proposal = proposed(writer, ArticleFactory(), title_en="New")
    Proposal.objects.update(payload={**proposal.payload, "model": "news.leaflet"})
    assert "This kind of record is not known any more" in reviewer.get(proposal.get_absolute_url()).content.decode()
    with pytest.raises(Exception, match="not known"):
        model_of({"model": "news.leaflet"})
