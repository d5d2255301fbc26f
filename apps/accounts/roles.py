"""Who may do what at the desk: six groups, whose rights are those written here after each migration.

A right is "app.codename". The rights of a new model come with its app; those of an app that is not there yet wait.
Other groups, and rights of single persons, are left alone.
"""

from collections.abc import Iterator

from django.apps import AppConfig
from django.utils.translation import gettext_noop

WRITER = gettext_noop("Writer")
TRANSLATOR_RU = gettext_noop("Translator into Russian")
TRANSLATOR_EN = gettext_noop("Translator into English")
REVIEWER = gettext_noop("Reviewer")
PUBLISHER = gettext_noop("Publisher")
ADMINISTRATOR = gettext_noop("Administrator")

WORKINGS = {"accounts", "proposals", "actions", "transfer", "care", "search"}
"""The apps whose records are the desk's own workings and no content: rights on them are given one by one."""

LANGUAGES = {"accounts.translate_en", "accounts.translate_ru"}
SEES_PROPOSALS = {"proposals.view_proposal"}
ANSWERS_READERS = {f"search.{deed}_alias" for deed in ("add", "change", "delete", "view")} | {"search.view_miss"}
"""Whoever writes also says what words of readers mean, and sees what they searched for in vain."""
# Approving a change does it in the name of the one who approves, rows and all: so reviewers may what writers may.
WRITES, TRANSLATES = {"add", "change", "delete", "view"}, {"change", "view"}

# What each may do with content, and what else it may.
ROLES: dict[str, tuple[set[str], set[str]]] = {
    WRITER: (WRITES, LANGUAGES | SEES_PROPOSALS | ANSWERS_READERS),
    TRANSLATOR_RU: (TRANSLATES, {"accounts.translate_ru"} | SEES_PROPOSALS),
    TRANSLATOR_EN: (TRANSLATES, {"accounts.translate_en"} | SEES_PROPOSALS),
    REVIEWER: (WRITES, LANGUAGES | SEES_PROPOSALS | ANSWERS_READERS | {"proposals.review_proposal"}),
    PUBLISHER: (
        WRITES,
        LANGUAGES | SEES_PROPOSALS | ANSWERS_READERS | {"proposals.review_proposal", "proposals.publish_proposal"},
    ),
}
ADMINISTERED = {"auth", "axes"}
"""Apps of others whose records administrators look after."""


def grant(app_config: AppConfig, using: str, **kwargs) -> None:
    """Give each group exactly its rights in this app; called after each migration, app by app."""
    from django.contrib.auth.models import Group, Permission

    label = app_config.label
    if not app_config.name.startswith("apps.") and label not in ADMINISTERED:
        return
    # History is written by the portal alone.
    permissions = Permission.objects.using(using).filter(content_type__app_label=label)
    permissions = permissions.exclude(content_type__model__startswith="historical").select_related("content_type")
    for group in Group.objects.using(using).filter(name__in=[*ROLES, ADMINISTRATOR]):
        due = {permission for permission in permissions if is_due(group.name, permission)}
        had = set(group.permissions.filter(content_type__app_label=label))
        if had - due:
            group.permissions.remove(*had - due)
        if due - had:
            group.permissions.add(*due - had)


def is_due(role: str, permission) -> bool:
    """Whether the role has this right."""
    if role == ADMINISTRATOR:
        return True
    deeds, others = ROLES[role]
    label, codename = permission.content_type.app_label, permission.codename
    if f"{label}.{codename}" in others:
        return True
    is_content = label not in WORKINGS | ADMINISTERED
    return is_content and codename in {f"{deed}_{permission.content_type.model}" for deed in deeds}


def names() -> Iterator[str]:
    """The names of the groups, from those who may least to those who may most."""
    yield from (*ROLES, ADMINISTRATOR)
