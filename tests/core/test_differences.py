"""What differs between two texts and between two records, as staff read it."""

import pytest
from django.utils import translation

from apps.core.differences import LONGEST, changed_words, differences
from tests.factories.news import ArticleFactory
from tests.factories.participants import StateFactory


@pytest.mark.parametrize(
    ("old", "new", "marked"),
    [
        ("one two three", "one two three", "one two three"),
        ("one two three", "one 2 three", "one <del>two </del><ins>2 </ins>three"),
        ("", "new", "<ins>new</ins>"),
        ("old", "", "<del>old</del>"),
        ("the chair", "the  chair", "the  chair"),
        ("a < b", "a < c", "a &lt; <del>b</del><ins>c</ins>"),
    ],
)
def test_words_that_went_and_came_are_marked(old, new, marked):
    assert changed_words(old, new) == marked


def test_two_texts_that_have_little_in_common_are_shown_one_after_the_other():
    old, new = "start " + "a b " * LONGEST, "start " + "c d " * LONGEST
    assert changed_words(old, new).count("<del>") == changed_words(old, new).count("<ins>") == 1


def test_each_language_is_told_by_itself(db):
    article = ArticleFactory(title_en="One", title_ru="Один")
    changed = type(article).objects.get()
    changed.title_ru = "Первый"
    (found,) = differences(article, changed)
    assert (found.field, found.language, found.old, found.new) == ("title_ru", "ru", "Один", "Первый")


def test_a_value_is_told_as_the_form_shows_it(db):
    old = ArticleFactory(kind="news", dated="2021", event=None)
    new = type(old).objects.get()
    new.kind, new.dated = "speech", "2021-06"
    new.clean_fields()
    with translation.override("ru"):
        told = {found.field: (found.old, found.new) for found in differences(old, new)}
    assert told == {
        "kind": ("новость", "выступление"),
        "dated": ("2021\N{NO-BREAK SPACE}г.", "июнь 2021\N{NO-BREAK SPACE}г."),
    }


def test_mere_formatting_is_said_to_be_formatting(db):
    old = ArticleFactory(body_en="<p>Text</p>")
    new = type(old).objects.get()
    new.body_en = "<p><strong>Text</strong></p>"
    (found,) = differences(old, new)
    assert found.new == "(only the formatting changed)"


def test_relations_are_told_by_name(db, django_assert_num_queries):
    article = ArticleFactory()
    state = StateFactory(name_en="Mongolia")
    article.states.add(state)
    known = {type(state): {state.pk: state}}
    told = {found.field: found.new for found in differences(None, article, known)}
    assert told["states"] == "Mongolia"


def test_of_a_record_that_is_not_there_everything_differs(db):
    told = differences(ArticleFactory(title_en="Gone"), None)
    assert ("title_en", "Gone", "") in {(found.field, found.old, found.new) for found in told}
