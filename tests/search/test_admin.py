import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from apps.accounts import roles
from apps.search.models import Alias, Miss
from tests.desk.forms import errors, opened
from tests.factories.desk import AccountFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer(client):
    client.force_login(AccountFactory(role=roles.WRITER), backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_staff_see_what_was_searched_in_vain_and_a_way_to_say_what_it_means(writer):
    Miss.objects.create(text="south korea", number=7)

    page = writer.get(reverse("admin:search_miss_changelist")).content.decode()

    assert "south korea" in page
    assert '/search/?q=south+korea"' in page
    form = writer.get(reverse("admin:search_alias_add"), {"words": "south korea"}).content.decode()
    assert "south korea</textarea>" in form


def test_nobody_writes_the_report_of_misses_by_hand(writer):
    assert writer.get(reverse("admin:search_miss_add")).status_code == 403
    assert not Group.objects.get(name=roles.TRANSLATOR_RU).permissions.filter(codename="view_miss").exists()


def test_staff_write_words_that_mean_the_same_one_a_line(writer):
    opened(writer, Alias).publish(writer, words=" Turkey \r\n\r\nТурция\r\nTürkiye")

    saved = Alias.objects.get()
    assert saved.words == "Turkey\nТурция\nTürkiye"
    assert saved.folded == ["turkey", "турция", "turkiye"]


@pytest.mark.parametrize("words", ["Turkey", "Turkey\nTURKEY", "Turkey\n—"])
def test_a_word_that_means_the_same_as_no_other_is_refused_and_kept_in_its_field(writer, words):
    answer = opened(writer, Alias).save(writer, words=words)

    assert "at least two different words" in str(errors(answer))
    assert f"{words}</textarea>" in answer.content.decode()
