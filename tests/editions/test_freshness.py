"""Whether English and Russian still say the same: what counts as a change, and who is behind whom."""

from datetime import date

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from apps.bodies.models import MeetingRule
from apps.core import derived
from apps.editions import freshness
from apps.editions.freshness import fingerprint, judged, normalised
from apps.editions.models import Translated
from apps.members.models import Member
from apps.news.models import Article
from apps.sources.models import Source
from tests.factories.bodies import MeetingRuleFactory
from tests.factories.members import MemberFactory
from tests.factories.news import ArticleFactory
from tests.factories.sources import CitationFactory

any_speed = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # other tests run beside these

WORDS = st.lists(st.text(st.characters(categories=["Lu", "Ll", "Nd"]), min_size=1), min_size=1)
SPACES = st.text(" \t\n\u00a0\u202f\u2009", min_size=1)
INLINE = st.sampled_from(["strong", "em", "a"])
BLOCKS = st.sampled_from(["p", "li", "h3", "td", "blockquote"])


@any_speed
@given(WORDS, st.data())
def test_spaces_are_no_change(words, data):
    spaced = "".join(data.draw(SPACES) + word for word in words) + data.draw(SPACES)
    assert normalised(spaced) == normalised(" ".join(words))


@any_speed
@given(WORDS, INLINE, BLOCKS, st.data())
def test_markup_is_no_change(words, inline, block, data):
    marked = data.draw(st.integers(0, len(words) - 1))
    first = words[marked][:1]
    bold = [*words[:marked], f'<{inline} class="x">{first}</{inline}>{words[marked][1:]}', *words[marked + 1 :]]
    html = f"<{block}>{' '.join(bold)}</{block}>"
    assert normalised(html, is_html=True) == normalised(" ".join(words))


@any_speed
@given(WORDS, BLOCKS)
def test_a_paragraph_begun_between_two_words_is_no_change(words, block):
    html = "".join(f"<{block}>{word}</{block}>" for word in words)
    assert normalised(html, is_html=True) == normalised(" ".join(words))


@any_speed
@given(st.text())
@example("ǰ\u0345")
def test_what_is_normalised_stays_so(text):
    assert normalised(normalised(text)) == normalised(text)


@any_speed
@given(WORDS, WORDS)
def test_other_words_are_a_change(words, others):
    same = normalised(" ".join(words)) == normalised(" ".join(others))
    assert (fingerprint(" ".join(words)) == fingerprint(" ".join(others))) == same
    assert fingerprint(" ".join([*words, "новое"])) != fingerprint(" ".join(words))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("«Вопросы»", "“Вопросы”"),
        ("1992 – 2026", "1992 - 2026"),
        ("отчёт", "отчет"),
        ("Member states", "Member States"),
        ("со\u00adвет", "совет"),
        ("the Secretariat’s", "the Secretariat's"),
    ],
)
def test_typography_is_no_change(before, after):
    assert fingerprint(before) == fingerprint(after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("27 states", "28 states"),
        ("{members|nom}", "{members|gen}"),
        ("<p>a&lt;b</p>", "<p>a&gt;b</p>"),
        ("met in Baku.", "met in Baku?"),
    ],
)
def test_a_word_a_number_or_a_living_number_is_a_change(before, after):
    assert fingerprint(before, is_html=True) != fingerprint(after, is_html=True)


def test_what_looks_like_markup_in_a_plain_text_counts():
    assert fingerprint("x <y and z> w") != fingerprint("x w")


@pytest.mark.parametrize("nothing", [None, "", " ", "<p></p>", "<p>&nbsp;</p>"])
def test_what_says_nothing_has_no_hash(nothing):
    assert fingerprint(nothing, is_html=True) == ""


PRINTS = st.sampled_from(["", "a", "b", "c"])
PAIRS = st.tuples(PRINTS, PRINTS)
FULL = st.tuples(*2 * [st.sampled_from(["a", "b", "c"])])


@any_speed
@given(FULL, PAIRS, st.sampled_from(["", "en", "ru"]), st.booleans(), st.booleans())
def test_the_verdict_is_the_same_for_both_directions(then, now, lagged, valid, minor):
    mirror = {"en": "ru", "ru": "en", "": ""}
    agreed, behind = judged(then, now, lagged, is_still_valid=valid, is_minor=minor)
    turned, other_way = judged(then[::-1], now[::-1], mirror[lagged], is_still_valid=valid, is_minor=minor)
    assert other_way == mirror[behind]
    assert turned == (agreed and agreed[::-1])


@any_speed
@given(FULL, FULL)
def test_exactly_one_changed_side_leaves_the_other_behind(then, now):
    agreed, behind = judged(then, now)
    changed = [language for language, old, new in zip(("en", "ru"), then, now, strict=True) if old != new]
    assert (behind, agreed) == (("ru" if changed == ["en"] else "en", then) if len(changed) == 1 else ("", now))


# --- records


@pytest.fixture
def article(db) -> Article:
    return ArticleFactory(
        title_en="Ministers met", title_ru="Министры встретились", body_en="<p>In Baku.</p>", body_ru="<p>В Баку.</p>"
    )


def change(record, **values):
    """Change a record as it stands in the database."""
    marks = {name: values.pop(name) for name in ("still_valid", "minor_change") if name in values}
    fresh = type(record).objects.get(pk=record.pk)
    for name, value in (values | marks).items():
        setattr(fresh, name, value)
    fresh.save()
    return behind(record)


def behind(record) -> dict[str, str]:
    stored = type(record).objects.filter(pk=record.pk).values_list("behind", flat=True).get()
    return {name: lag["language"] for name, lag in stored.items()}


def test_a_new_pair_agrees(article):
    assert behind(article) == {}


@pytest.mark.parametrize(
    ("changed", "lags"), [({"title_en": "Ministers agreed"}, "ru"), ({"title_ru": "Министры договорились"}, "en")]
)
def test_a_change_of_one_side_leaves_the_other_behind_since_that_day(article, changed, lags, monkeypatch):
    monkeypatch.setattr(freshness, "today", lambda: date(2026, 3, 3))
    assert change(article, **changed) == {"title": lags}
    monkeypatch.setattr(freshness, "today", lambda: date(2026, 4, 4))
    change(article, lead_en="A lead", lead_ru="Коротко")
    article.refresh_from_db()
    assert article.behind == {"title": {"language": lags, "since": "2026-03-03"}}


def test_it_is_stored_in_the_statement_that_stores_the_text(article):
    article.title_en = "Ministers agreed"
    with CaptureQueriesContext(connection) as queries:
        article.save(update_fields=["title_en"])
    updates = [query["sql"] for query in queries if query["sql"].startswith("UPDATE")]
    assert len(updates) == 1
    assert '"behind"' in updates[0]
    assert behind(article) == {"title": "ru"}


def test_what_is_saved_without_texts_leaves_them_as_they_were(article):
    article.title_en = "Not saved"
    article.save(update_fields=["kind"])
    assert behind(article) == {}


def test_the_other_side_catches_up(article):
    change(article, title_en="Ministers agreed")
    assert change(article, title_ru="Министры договорились") == {}
    assert change(article, title_en="Ministers agreed on a plan") == {"title": "ru"}


def test_both_changed_at_once_agree_anew(article):
    assert change(article, title_en="Ministers agreed", title_ru="Министры договорились") == {}
    assert change(article, title_ru="Министры разошлись") == {"title": "en"}


def test_undoing_a_change_clears_it(article):
    change(article, title_en="Ministers agreed")
    assert change(article, title_en="Ministers met") == {}


@pytest.mark.parametrize(
    "body", ["<p>In\n <strong>Baku</strong>.</p>", "<h3>In</h3><p>Baku.</p>", "<p>In&nbsp;Baku.</p>"]
)
def test_markup_and_white_space_leave_nobody_behind(article, body):
    assert change(article, body_en=body) == {}


def test_a_minor_change_leaves_the_translation_valid(article):
    assert change(article, title_en="The ministers met", minor_change={"title"}) == {}
    assert change(article, title_en="The ministers agreed") == {"title": "ru"}


@pytest.mark.parametrize("corrected", [{"title_en": "The ministers agreed"}, {"title_ru": "Министры собрались"}])
def test_a_minor_change_does_not_hide_a_greater_one_before_it(article, corrected):
    change(article, title_en="Ministers agreed")
    assert change(article, minor_change={"title"}, **corrected) == {"title": "ru"}
    assert change(article, title_ru="Министры договорились") == {}


def test_still_valid_clears_it_until_the_next_change(article):
    change(article, title_en="Ministers agreed")
    assert change(article, still_valid={"title"}) == {}
    assert change(article, title_en="Ministers agreed on a plan") == {"title": "ru"}


def test_what_is_ticked_for_one_text_says_nothing_of_another(article):
    ticked = {"title"}
    assert change(article, title_en="Agreed", body_en="<p>In Ankara.</p>", minor_change=ticked) == {"body": "ru"}


def test_still_valid_is_said_of_one_text_alone(article):
    change(article, title_en="Agreed", body_en="<p>In Ankara.</p>")
    assert change(article, still_valid={"title"}) == {"body": "ru"}


def test_a_missing_text_is_noted_and_filling_it_blames_nobody(article):
    assert change(article, title_ru="") == {"title": "ru"}
    assert change(article, title_ru="Министры встретились") == {}


def test_nothing_is_compared_before_readers_have_seen_it(db):
    article = ArticleFactory(status="draft", lead_en="Old", lead_ru="Прежнее")
    assert change(article, lead_en="New", body_en="<p>Only English.</p>") == {}
    assert change(article, status="published", body_ru="<p>Русский.</p>") == {}
    assert change(article, lead_en="Newer") == {"lead": "ru"}


def test_what_is_a_draft_again_keeps_what_was_behind(article):
    change(article, title_en="Ministers agreed")
    assert change(article, status="draft") == {"title": "ru"}
    assert change(article, title_ru="Министры договорились", body_en="<p>In Ankara.</p>") == {"title": "ru"}
    assert change(article, status="published") == {"body": "ru"}


def test_a_part_of_a_draft_is_not_compared_either(db):
    rule = MeetingRuleFactory(body__status="draft")
    assert change(rule, rule_en="Once a year") == {}
    rule.body.status = "published"
    rule.body.save()
    assert change(rule, rule_en="Twice a year") == {"rule": "ru"}


def test_a_change_through_a_proxy_counts(db):
    member = MemberFactory(note_en="Founder", note_ru="Основатель")
    assert change(Member.objects.get(pk=member.pk), note_en="Founding member") == {"note": "ru"}


def test_a_citation_of_what_is_published_is_compared(article):
    citation = CitationFactory(record=article, place_en="Page 1", place_ru="С. 1")
    assert change(citation, place_en="Page 2") == {"place": "ru"}


def test_a_restored_version_stands_as_it_stood(article):
    change(article, title_en="Ministers agreed")
    change(article, title_ru="Министры договорились")
    article.history.all()[1].instance.save()
    assert behind(article) == {"title": "ru"}
    article.history.last().instance.save()
    assert behind(article) == {}


def test_a_text_written_past_save_is_compared_with_what_readers_had(article):
    Article.objects.update(agreed={})
    assert change(article, title_en="Ministers agreed") == {"title": "ru"}


def test_nothing_is_asked_of_the_database_while_texts_stay_as_they_are(article):
    rule = MeetingRule.objects.get(pk=MeetingRuleFactory().pk)
    with derived.once(), CaptureQueriesContext(connection) as queries:
        rule.save()
    assert [query["sql"][:6] for query in queries] == ["UPDATE", "INSERT"]


def test_the_starting_content_is_up_to_date_in_both_languages(content):
    for model in apps.get_models():
        if issubclass(model, Translated):
            assert not model.objects.exclude(behind={}).exists()
            assert not [record for record in model.objects.all() if any(pair.missing for pair in record.pairs)]
    assert Article.objects.exclude(agreed={}).count() == Article.objects.count() > 0


def test_what_was_written_past_save_is_compared_by_the_command(article, capsys):
    member = MemberFactory(note_en="Founder", note_ru="Основатель")
    draft = ArticleFactory(status="draft")
    for record, changed in ((article, "title_en"), (member, "note_ru"), (draft, "title_en")):
        type(record).objects.filter(pk=record.pk).update(**{changed: "Another / Другое"})
    Source.objects.bulk_create([Source(slug="bulk", title_en="Bulk", title_ru="Оптом", status="draft")])
    call_command("resync_freshness")
    assert (behind(article), behind(member), behind(draft)) == ({"title": "ru"}, {"note": "en"}, {})
    assert set(Source.objects.get(slug="bulk").agreed) == {"title"}
    call_command("resync_freshness")
    assert capsys.readouterr().out.splitlines()[-1] == "0 records were not up to date."
