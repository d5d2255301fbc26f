import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from apps.accounts import roles
from apps.search.models import Miss
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
