"""What tests of pages share: both languages, and the same number of queries with many more rows."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

LANGUAGES = pytest.mark.parametrize("language", ["en", "ru"])


def address(thing, language: str) -> str:
    with translation.override(language):
        return thing.get_absolute_url()


def queries_of(client, path: str) -> int:
    """How many queries a public page costs once the process is warm."""
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(path)
    assert response.status_code == 200
    return len(queries)
