"""The desk's form about the two languages of a text, and what a translator may change on it."""

import pytest
from django.contrib import admin
from django.test import Client

from apps.accounts.roles import REVIEWER, TRANSLATOR_EN, TRANSLATOR_RU, WRITER
from apps.bodies.models import Body
from apps.news.models import Article
from apps.proposals.models import Proposal
from tests.desk.forms import address, opened
from tests.factories.bodies import BodyFactory, MeetingRuleFactory
from tests.factories.core import every_factory
from tests.factories.desk import AccountFactory
from tests.factories.news import ArticleFactory
from tests.proposals.pages import approve, proposed

FACTORIES = every_factory()


def of(role: str) -> Client:
    """The desk as somebody of that role sees it."""
    client = Client()
    client.user = AccountFactory(role=role)
    client.force_login(client.user, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def behind(db) -> Article:
    """An article whose Russian is behind."""
    article = ArticleFactory(
        title_en="Ministers met in Baku",
        title_ru="Министры встретились в Баку",
        body_en="<p>A & B.</p>",
        body_ru="<p>А.</p>",
    )
    article.title_en = "Ministers agreed in Baku"
    article.save()
    return article


def saved(rf, desk: Client, article: Article, **changes) -> Article:
    """The record as the form makes it from what a browser would send."""
    request = rf.get("/")
    request.user = desk.user
    made = admin.site.get_model_admin(Article).get_form(request, article, change=True)
    form = made({**opened(desk, Article, article).values, **changes}, instance=article)
    assert form.is_valid(), form.errors
    form.save()
    return Article.objects.get(pk=article.pk)


def test_beside_what_is_behind_stand_the_words_that_changed_in_the_source(behind):
    page = of(TRANSLATOR_RU).get(address(Article, "change", behind.pk)).content.decode()
    told = page[page.index('class="pair-words"') :].partition("</div>")[0]
    assert told == 'class="pair-words" lang="en">Ministers <del>met </del><ins>agreed </ins>in Baku'
    assert page.index('id="id_title_ru"') < page.index('class="pair-words"') < page.index('value="title"')
    assert page.count('class="pair-words"') == 1


def test_without_the_older_text_nothing_is_made_up(behind):
    behind.history.all().delete()
    page = of(WRITER).get(address(Article, "change", behind.pk)).content.decode()
    assert "The Russian has been behind since" in page
    assert "pair-words" not in page


def test_a_form_says_of_each_pair_how_it_stands(behind):
    page = of(WRITER).get(address(Article, "change", behind.pk)).content.decode()
    assert page.count("Both languages agree.") == 1  # the body; the other texts are not there
    assert page.count("The translation is still valid") == 1
    assert "is missing" not in page


@pytest.mark.parametrize("status", ["draft", "published"])
def test_a_missing_text_is_told_on_the_form_whatever_its_status(db, status):
    article = ArticleFactory(title_ru="", status=status)
    assert "The Russian is missing." in of(WRITER).get(address(Article, "change", article.pk)).content.decode()


def test_of_a_draft_nothing_is_claimed_to_agree(db):
    article = ArticleFactory(status="draft")
    assert "Both languages agree." not in of(WRITER).get(address(Article, "change", article.pk)).content.decode()


def test_ticking_that_it_is_still_valid_clears_it(rf, behind):
    assert saved(rf, of(TRANSLATOR_RU), behind, still_valid=["title"]).behind == {}


def test_ticking_that_the_change_is_minor_leaves_the_translation_valid(rf, behind):
    ticked = {"title": "A minor change", "body": "<p>A and B.</p>"}
    desk = of(WRITER)
    assert set(saved(rf, desk, behind, body_en=ticked["body"], minor_change=["body"]).behind) == {"title"}
    assert set(saved(rf, desk, behind, body_en="<p>A and C.</p>").behind) == {"title", "body"}


@pytest.mark.parametrize("forged", ["", "slug", "title_ru", "nonsense"])
def test_what_is_ticked_must_be_a_text_of_the_form(rf, behind, forged):
    with pytest.raises(AssertionError, match="still_valid"):
        saved(rf, of(WRITER), behind, still_valid=[forged])


def test_the_list_is_narrowed_to_what_is_behind_in_a_language(behind):
    ArticleFactory(title_ru="")
    desk = of(WRITER)

    def listed(choice: str) -> list[Article]:
        return list(desk.get(address(Article, "changelist"), {"missing": choice}).context["cl"].queryset)

    assert listed("ru-behind") == [behind]
    assert listed("en-behind") == []
    assert behind not in listed("ru")
    assert len(listed("nonsense")) == 2


# --- translators


@pytest.mark.parametrize(("role", "own", "other"), [(TRANSLATOR_RU, "ru", "en"), (TRANSLATOR_EN, "en", "ru")])
def test_a_translator_may_change_the_texts_of_one_language_alone(behind, role, own, other):
    form = opened(of(role), Article, behind)
    texts = {"title", "lead", "body", "speaker", "image_alt", "image_credit"}
    assert {f"{name}_{own}" for name in texts} <= form.values.keys()
    sent = {name for name in form.values if "-" not in name and not name.startswith(("_", "csrf"))}
    assert {name for name in sent if not name.endswith(f"_{own}")} <= {"still_valid", "minor_change", "base"}
    assert not any(name.endswith(f"_{other}") for name in form.values)


@pytest.mark.parametrize("model", [m for m in FACTORIES if m in admin.site._registry and hasattr(m, "agreed")])
def test_every_form_opens_for_a_translator_with_rows_that_are_read_only_too(db, model):
    record = FACTORIES[model]()
    page = of(TRANSLATOR_RU).get(address(model, "change", record.pk))
    assert page.status_code == 200


def test_rows_are_read_only_but_for_their_texts(db):
    body = BodyFactory()
    MeetingRuleFactory(body=body)
    form = opened(of(TRANSLATOR_RU), Body, body)
    row = {name for name in form.values if name.startswith("meeting_rules-0-")}
    assert row == {f"meeting_rules-0-{name}" for name in ("rule_ru", "id", "body")}
    assert form.values["meeting_rules-MAX_NUM_FORMS"] == "0"


def test_what_a_translator_forges_changes_nothing_else(rf, behind):
    forged = {
        "title_en": "Forged",
        "slug": "forged",
        "status": "draft",
        "kind": "speech",
        "title_ru": "Министры договорились",
    }
    article = saved(rf, of(TRANSLATOR_RU), behind, **forged)
    assert (article.title_en, article.slug, article.status) == (behind.title_en, behind.slug, "published")
    assert (article.title_ru, article.behind) == ("Министры договорились", {})


def test_what_may_only_be_read_is_shown_as_readers_see_it(behind):
    page = of(TRANSLATOR_RU).get(address(Article, "change", behind.pk)).content.decode()
    assert '<div class="readonly"><p>A &amp; B.</p></div>' in page
    assert "17\N{NO-BREAK SPACE}December 2024" in page
    assert "Title (English):" in page


def test_a_writer_may_change_all(behind):
    assert {"title_en", "title_ru", "slug", "status"} <= opened(of(WRITER), Article, behind).values.keys()


# --- through a proposal, as all that readers see is changed


@pytest.fixture
def waiting(behind) -> Proposal:
    """A translator's proposal that says nothing but that the translation is still valid."""
    return proposed(of(TRANSLATOR_RU), behind, still_valid=["title"])


def test_a_tick_alone_is_a_proposal_that_says_what_it_clears(behind, waiting):
    reviewer = of(REVIEWER)
    page = reviewer.get(waiting.get_absolute_url()).content.decode()
    assert "<dt>Texts behind</dt>" in page
    assert "<del>Title (Russian)</del>" in page
    behind.refresh_from_db()
    assert set(behind.behind) == {"title"}
    assert approve(reviewer, waiting).status_code == 302
    behind.refresh_from_db()
    assert behind.behind == {}


def test_a_reviewer_sees_which_text_a_change_leaves_behind(behind):
    writer, reviewer = of(WRITER), of(REVIEWER)
    proposal = proposed(writer, behind, body_en="<p>A, B and C.</p>")
    (change,) = proposal.changes["en"]
    told = {field["field"]: (field["old"], field["new"]) for field in change["fields"]}
    assert told["behind"] == ("Title (Russian)", "Title (Russian)\nText (Russian)")
    approve(reviewer, proposal)
    behind.refresh_from_db()
    assert set(behind.behind) == {"title", "body"}


def test_a_minor_change_stays_minor_when_it_is_approved(behind):
    proposal = proposed(of(WRITER), behind, body_en="<p>A and B.</p>", minor_change=["body"])
    approve(of(REVIEWER), proposal)
    behind.refresh_from_db()
    assert behind.body_en == "<p>A and B.</p>"
    assert set(behind.behind) == {"title"}


def test_a_translation_catches_up_when_it_is_approved(behind):
    approve(of(REVIEWER), proposed(of(TRANSLATOR_RU), behind, title_ru="Министры договорились в Баку"))
    behind.refresh_from_db()
    assert behind.behind == {}


def test_a_row_can_be_said_to_be_still_valid_too(db):
    body = BodyFactory()
    rule = MeetingRuleFactory(body=body)
    rule.rule_en = "twice a year"
    rule.save()
    ticked = {"meeting_rules__0__still_valid": ["rule"]}
    approve(of(REVIEWER), proposed(of(TRANSLATOR_RU), body, **ticked))
    rule.refresh_from_db()
    assert rule.behind == {}
