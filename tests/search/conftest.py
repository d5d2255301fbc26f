"""Here the search finds what a test makes."""

import pytest


@pytest.fixture
def unsearched() -> None:
    """In place of the one for all other tests."""
