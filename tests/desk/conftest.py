import pytest
from django.test import Client

from tests.factories.desk import AdministratorFactory, EditorFactory


@pytest.fixture
def desk(db) -> Client:
    """The desk as a member of the Secretariat's staff sees it."""
    client = Client(raise_request_exception=True)
    client.force_login(EditorFactory(), backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def administration(db) -> Client:
    """The desk as the administrator sees it."""
    client = Client()
    client.force_login(AdministratorFactory(), backend="django.contrib.auth.backends.ModelBackend")
    return client
