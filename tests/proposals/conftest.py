import pytest
from django.test import Client

from apps.accounts.roles import PUBLISHER, REVIEWER
from tests.factories.desk import AccountFactory, AdministratorFactory, EditorFactory, signed_in


def client_of(user) -> Client:
    client = signed_in(user)
    client.user = user
    return client


@pytest.fixture
def writer(db) -> Client:
    return client_of(EditorFactory())


@pytest.fixture
def reviewer(db) -> Client:
    return client_of(AccountFactory(role=REVIEWER))


@pytest.fixture
def publisher(db) -> Client:
    return client_of(AccountFactory(role=PUBLISHER))


@pytest.fixture
def administrator(db) -> Client:
    return client_of(AdministratorFactory())
