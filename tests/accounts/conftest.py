"""Accounts, and ways to be signed in."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.factories.desk import AccountFactory

PASSWORD = "three horses under a bridge"


@pytest.fixture
def account(db) -> Callable[..., User]:
    """Make an account with a known password: `account(role=REVIEWER, has_factor=False)`."""

    def make(**options) -> User:
        user = AccountFactory(**options)
        user.set_password(PASSWORD)
        user.save()
        return user

    return make


def log_in(client: Client, user: User, password: str = PASSWORD, **query):
    return client.post("/admin/login/", {"login": user.username, "password": password, **query})
