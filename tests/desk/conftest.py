import pytest
from django.test import Client

from tests.factories.desk import AdministratorFactory, EditorFactory, signed_in


@pytest.fixture
def desk(db) -> Client:
    """The desk as a member of the Secretariat's staff sees it."""
    return signed_in(EditorFactory())


@pytest.fixture
def administration(db) -> Client:
    """The desk as the administrator sees it."""
    return signed_in(AdministratorFactory())
