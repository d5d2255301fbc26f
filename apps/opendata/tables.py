"""Lists as tables: CSV (RFC 4180) in UTF-8."""

import csv
from collections.abc import Iterable
from io import StringIO
from typing import Any

from django.http import Http404

from apps.core.spreadsheets import harmless
from apps.opendata.contents import CONTENTS
from apps.opendata.lists import LISTS
from apps.opendata.pages import PageData
from apps.opendata.records.kinds import KINDS


def has_table(view_name: str) -> bool:
    """Whether the page shows a list that can be had as a table."""
    return view_name in LISTS or view_name in CONTENTS


def table_of(page: PageData) -> tuple[list[str], list[list[Any]]]:
    """The names of the columns and the rows of the list that a page shows. Raises Http404 where it shows none."""
    if page.view_name == "catalogue:matrix":
        head, *rows = page.context["matrix"].in_words()
        return head, rows
    if page.listing:
        serializer: Any = KINDS[page.listing.kind].serializer
        return serializer.header(), serializer.table(page.rows())
    if page.content:
        return page.content.serializer.header(), page.content.serializer.table(page.contents())
    raise Http404


def written(header: list[str], rows: Iterable[list[Any]]) -> str:
    """The table as it stands in a file; no cell of it is taken for a formula by a spreadsheet program."""
    file = StringIO()
    sheet = csv.writer(file)
    sheet.writerow([harmless(name) for name in header])
    sheet.writerows([_cell(value) for value in row] for row in rows)
    return file.getvalue()


def _cell(value: Any) -> Any:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case str():
            return harmless(value)
    return value
