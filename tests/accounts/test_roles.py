"""The six groups and their rights."""

from itertools import pairwise

import pytest
from django.apps import apps
from django.contrib.auth.models import Group

from apps.accounts import roles


def rights(role: str) -> set[str]:
    permissions = Group.objects.get(name=role).permissions.values_list("content_type__app_label", "codename")
    return {f"{app}.{codename}" for app, codename in permissions}


def test_there_is_a_group_for_each_role(db):
    assert set(roles.names()) == set(Group.objects.values_list("name", flat=True))


def test_a_writer_writes_what_there_is_but_publishes_nothing_and_sees_no_accounts(db):
    assert {"news.add_article", "news.delete_article", "catalogue.change_coordination"} <= rights(roles.WRITER)
    assert {"accounts.translate_en", "accounts.translate_ru"} <= rights(roles.WRITER)
    assert not {right for right in rights(roles.WRITER) if right.startswith(("auth.", "axes.")) or "publish" in right}


@pytest.mark.parametrize(("role", "language"), [(roles.TRANSLATOR_EN, "en"), (roles.TRANSLATOR_RU, "ru")])
def test_a_translator_changes_texts_of_one_language_and_adds_nothing(db, role, language):
    assert {right for right in rights(role) if "translate" in right} == {f"accounts.translate_{language}"}
    assert "news.change_article" in rights(role)
    assert not {right for right in rights(role) if ".add_" in right or ".delete_" in right}


def test_each_of_writer_reviewer_publisher_and_administrator_may_what_the_former_may(db):
    steps = [rights(role) for role in (roles.WRITER, roles.REVIEWER, roles.PUBLISHER, roles.ADMINISTRATOR)]
    for lower, higher in pairwise(steps):
        assert lower <= higher
    assert {"auth.add_user", "auth.change_group", "axes.view_accesslog", "accounts.see_audit"} <= steps[-1]


def test_nobody_may_write_history(db):
    assert not {right for role in roles.names() for right in rights(role) if "_historical" in right}


def test_the_rights_of_the_groups_are_put_right_after_each_migration(db):
    group = Group.objects.get(name=roles.TRANSLATOR_RU)
    before = rights(roles.TRANSLATOR_RU)
    group.permissions.set(Group.objects.get(name=roles.PUBLISHER).permissions.filter(codename__startswith="delete_"))
    for app in apps.get_app_configs():
        roles.grant(app, using="default")
    assert rights(roles.TRANSLATOR_RU) == before
