"""Who may open what at the desk: every address under /admin/, for every role, and what a forged form does."""

import re
from collections.abc import Iterator

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.db.models import Model
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from apps.accounts import roles
from tests.factories.core import every_factory
from tests.factories.desk import AccountFactory

FACTORIES = every_factory()
NOBODY = "nobody"  # of the staff, but without a role
ROLES = [NOBODY, *roles.names()]
# What any member of the staff may open: the front page, the own account, the words of the scripts, a way to the site,
# and the matrix of translations, which shows to each what that person may see.
EVERYBODYS = {"admin:index", "admin:jsi18n", "admin:language", "admin:view_on_site", "admin:password_change_done",
              "admin:translations", "admin:translations_csv"}  # fmt: skip


Registered = tuple[type[Model], admin.ModelAdmin]


def registered() -> list[Registered]:
    return sorted(admin.site._registry.items(), key=lambda entry: entry[0]._meta.label)


def addresses(resolver=None, before: str = "", space: str = "") -> Iterator[tuple[str, str]]:
    """Each address under /admin/ with the name of its page; what varies in it stands for record number 1."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if pattern.pattern.regex.pattern.startswith("^") and not hasattr(pattern.pattern, "_route"):
            continue  # written as a regular expression: none but the lists of an app and the links of letters
        path = before + re.sub(r"<(?:\w+:)?\w+>", "1", str(pattern.pattern))
        if isinstance(pattern, URLPattern):
            if path.startswith("admin/"):
                yield f"/{path}", f"{space}{pattern.name}"
        elif not path or path.startswith("admin/"):
            within = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from addresses(pattern, path, within)


def desk() -> dict[str, str]:
    """The names of the pages by their addresses; of two pages at one address, the first answers."""
    found: dict[str, str] = {}
    for path, name in addresses():
        found.setdefault(path, name)
    return found


def signed_in(role: str) -> Client:
    client = Client(raise_request_exception=False)
    user = AccountFactory(role=None if role == NOBODY else role)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    client.user = User.objects.get(pk=user.pk)
    return client


def record_of(model: type[Model]) -> Model:
    if model is User:
        return AccountFactory()
    if model is Group:
        return Group.objects.create(name="Guests")
    return FACTORIES[model]() if model in FACTORIES else model()


def page(model: type[Model], name: str, *args) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{name}", args=args)


def may(user: User, deed: str, model: type[Model]) -> bool:
    """What the table of rights says; the log has a right of its own."""
    if model._meta.label == "accounts.AuditEntry":
        return deed == "view" and user.has_perm("accounts.see_audit")
    return user.has_perm(f"{model._meta.app_label}.{deed}_{model._meta.model_name}")


def test_the_walk_finds_the_pages_of_the_desk():
    found = desk()
    assert {"/admin/", "/admin/news/article/1/change/", "/admin/login/", "/admin/autocomplete/"} <= found.keys()
    assert found["/admin/news/article/add/"] == "admin:news_article_add"
    assert len(found) > 150


def test_a_stranger_is_led_to_the_login_from_every_page_of_the_desk(client, db):
    strange = []
    for path, name in desk().items():
        if not name.startswith(("account_", "mfa_")) and name != "admin:language":
            response = client.get(path)
            if response.status_code != 302 or not response.url.startswith("/admin/login/?next="):
                strange.append((path, response.status_code))
    assert strange == []


def test_one_of_the_staff_without_a_role_opens_nothing_but_the_front_page(db):
    client = signed_in(NOBODY)
    opened = {name for path, name in desk().items() if client.get(path).status_code not in (302, 403, 404, 405)}
    assert {name for name in opened if not name.startswith(("account_", "mfa_"))} <= EVERYBODYS


def test_no_address_of_the_desk_is_an_error(db):
    client = signed_in(roles.ADMINISTRATOR)
    faults = [(path, status) for path in desk() if (status := client.get(path).status_code) >= 500]
    assert faults == []


@pytest.mark.parametrize("role", ROLES)
def test_each_role_opens_what_it_may_and_nothing_else(db, role):
    client, wrong = signed_in(role), []
    for model, _site_admin in registered():
        record = record_of(model)
        looks, changes = may(client.user, "view", model), may(client.user, "change", model)
        expected = {page(model, "changelist"): looks or changes, page(model, "add"): may(client.user, "add", model)}
        if record.pk:
            expected[page(model, "change", record.pk)] = looks or changes
            expected[page(model, "history", record.pk)] = looks or changes
        for path, is_open in expected.items():
            status = client.get(path).status_code
            if status != (200 if is_open else 403) and not (status == 403 and closed_to_all(model, path)):
                wrong.append((path, status, is_open))
        if record.pk and not may(client.user, "delete", model):
            status = client.get(page(model, "delete", record.pk)).status_code
            wrong += [(model, "delete", status)] if status != 403 else []
    assert wrong == []


def closed_to_all(model: type[Model], path: str) -> bool:
    """What the desk forbids beyond rights: nobody writes a log."""
    return path.endswith("/add/") and not admin.site.get_model_admin(model).has_add_permission(superuser_request())


def superuser_request():
    from django.test import RequestFactory

    request = RequestFactory().get("/admin/")
    request.user = User(is_superuser=True, is_active=True, is_staff=True)
    return request


@pytest.mark.parametrize("role", ROLES)
def test_a_forged_form_of_a_role_that_may_not_changes_nothing(db, role):
    client, changed = signed_in(role), []
    for model, _site_admin in registered():
        record = record_of(model)
        if not record.pk:
            continue
        before = list(model._default_manager.order_by("pk").values())
        forged = {"name_en": "Forged", "title_en": "Forged", "name": "Forged", "username": "forged", "_save": "1"}
        if not may(client.user, "change", model):
            client.post(page(model, "change", record.pk), forged)
        if not may(client.user, "add", model):
            client.post(page(model, "add"), forged)
        if not may(client.user, "delete", model):
            client.post(page(model, "delete", record.pk), {"post": "yes"})
            action = {"action": "delete_selected", "_selected_action": [record.pk], "post": "yes"}
            client.post(page(model, "changelist"), action)
        after = list(model._default_manager.order_by("pk").values())
        changed += [model] if after[: len(before)] != before else []
    assert changed == []


@pytest.mark.parametrize("role", ROLES)
def test_the_front_page_lists_what_the_role_may_open_and_no_more(db, role):
    client = signed_in(role)
    text = client.get("/admin/").content.decode()
    listed = set(re.findall(r'href="(/admin/\w+/\w+/)"', text))
    lists = {page(model, "changelist"): model for model, _site_admin in registered()}
    shown = {path for path in listed if path in lists}
    allowed = {path for path, model in lists.items() if may(client.user, "view", model)}
    assert shown <= allowed
    assert shown or role == NOBODY
