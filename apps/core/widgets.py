"""Choices among records with a search, which hold when somebody forges what is chosen."""

from collections.abc import Iterable
from typing import Any

from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple


def _keys(chosen: Iterable[Any]) -> list[Any]:
    """What can be the key of a record; with anything else Django's choices would ask the database, and fail."""
    return [key for key in chosen if str(key).isdecimal() and len(str(key)) < 19]


class RecordSelect(AutocompleteSelect):
    """A choice of one record. What is no key at all is shown as nothing chosen."""

    def optgroups(self, name, value, attrs=None):
        return super().optgroups(name, _keys(value), attrs)


class RecordsSelect(AutocompleteSelectMultiple):
    """A choice of several records."""

    def optgroups(self, name, value, attrs=None):
        return super().optgroups(name, _keys(value), attrs)
