"""Spreadsheets as tables of texts: what is read from a file that somebody sends, and what is written to one.

A cell is always text: of a date "2026-10-21", of a tick "yes". Excel takes a text that begins with =, +, - or @ for
a formula; such a text is written with an apostrophe before it, which is taken off when it is read.
"""

import csv
import datetime
import zipfile
from collections.abc import Iterable, Iterator
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import openpyxl
from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils.translation import gettext as _
from import_export.formats.base_formats import XLSX
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from tablib import Dataset

from apps.core.spreadsheets import harmless, meant
from apps.core.uploads import MEGABYTE, refuse_too_large

BYTES = 2 * MEGABYTE
UNPACKED_BYTES = 20 * MEGABYTE
ROWS = 2000
CELL = 32_767
"""The longest text, in characters, that a cell of an Excel sheet holds."""

TYPES = {"xlsx": XLSX.CONTENT_TYPE, "csv": "text/csv; charset=utf-8"}


def read(file: File) -> Dataset:
    """The table of a .xlsx or .csv file: its first row names the columns, empty rows keep their place.

    Raises ValidationError with a sentence for the person who sent it.
    """
    refuse_too_large(file, BYTES)
    file.seek(0)
    data = file.read()
    suffix = Path(file.name or "").suffix.lower()
    if suffix == ".xlsx":
        rows = _rows_of_xlsx(data)
    elif suffix == ".csv":
        rows = _rows_of_csv(data)
    else:
        raise ValidationError(_("Choose an Excel workbook (.xlsx) or a CSV file (.csv)."), code="wrong_type")
    return _table(rows)


def _table(rows: Iterator[list[str]]) -> Dataset:
    headers = [cell.strip() for cell in next(rows, [])]
    while headers and not headers[-1]:
        headers.pop()
    if not headers:
        raise ValidationError(_("The first row must name the columns. It is empty."), code="no_header")
    twice = sorted({name for name in headers if headers.count(name) > 1})
    if twice:
        told = _("These columns stand in the file twice: %(names)s.") % {"names": ", ".join(twice)}
        raise ValidationError(told, code="column_twice")
    table = Dataset(headers=headers)
    for number, row in enumerate(rows, 2):
        cells, beyond = row[: len(headers)], row[len(headers) :]
        if any(beyond):
            told = _("Row %(number)s has more cells than the first row has names.") % {"number": number}
            raise ValidationError(told, code="row_too_long")
        table.append(cells + [""] * (len(headers) - len(cells)))
        if number > ROWS + 1:
            told = _("The file has more than %(rows)s rows. Send it in parts.") % {"rows": ROWS}
            raise ValidationError(told, code="too_many_rows")
    return table


def _rows_of_csv(data: bytes) -> Iterator[list[str]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        told = _("The file is not in UTF-8. In Excel, save it as “CSV UTF-8”, or send the workbook itself (.xlsx).")
        raise ValidationError(told, code="not_utf8") from error
    if "\0" in text:
        raise ValidationError(_("This is not a CSV file, whatever its name says."), code="not_csv")
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)  # Excel writes semicolons where the comma stands in numbers
    rows = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        yield from ([meant(_newlines(cell)) for cell in row] for row in _without_the_end(rows))
    except csv.Error as error:
        told = _("The file cannot be read as CSV near line %(line)s.") % {"line": rows.line_num}
        raise ValidationError(told, code="not_csv") from error


def _rows_of_xlsx(data: bytes) -> Iterator[list[str]]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as parts:
            unpacked = sum(part.file_size for part in parts.infolist())
        if unpacked > UNPACKED_BYTES:
            raise ValidationError(_("The workbook is too large once it is unpacked."), code="too_large")
        book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # what the file says of its own size is not believed
        yield from ([_text(cell) for cell in row] for row in _without_the_end(sheet.iter_rows(values_only=True)))
    except ValidationError:
        raise
    except Exception as error:  # damaged workbooks make the library raise whatever its parsers meet
        raise ValidationError(_("This is not an Excel workbook, whatever its name says."), code="not_xlsx") from error


def _without_the_end(rows: Iterable[Iterable]) -> Iterator[list]:
    """The rows without the empty ones after the last, which a sheet may have by the hundred thousand."""
    held = 0
    for row in rows:
        cells = list(row)
        if any(cell not in (None, "") for cell in cells):
            yield from ([] for _row in range(min(held, ROWS + 1)))
            yield cells
            held = 0
        else:
            held += 1


def _text(value: Any) -> str:
    """What stands in a cell of a workbook, as it would be typed in the form."""
    match value:
        case None:
            text = ""
        case bool():
            text = "yes" if value else "no"
        case datetime.datetime() if value.time() == datetime.time():  # how Excel keeps a day
            text = value.date().isoformat()
        case datetime.datetime():
            text = value.isoformat(" ", "minutes")
        case datetime.time():
            text = value.isoformat("minutes")
        case float() if value.is_integer():
            text = str(int(value))
        case _:
            text = meant(_newlines(str(value)))
    if len(text) >= CELL:
        told = _("A cell holds %(size)s characters, the most that Excel keeps: the end may be cut. Use a CSV file.")
        raise ValidationError(told % {"size": len(text)}, code="cut")
    return text


def written(table: Dataset, suffix: str) -> bytes:
    """The file with the table: "xlsx" or "csv". Raises ValidationError if a text is too long for an Excel sheet."""
    safe = Dataset(headers=table.headers, title="CICA")
    for row in table:
        safe.append([as_cell(cell) for cell in row])
    if suffix == "csv":
        return ("\ufeff" + str(safe.export("csv"))).encode()
    if any(len(cell) >= CELL for row in safe for cell in row):
        raise ValidationError(_("A text is too long for a cell of Excel. Take the CSV file instead."), code="too_long")
    return XLSX().export_data(safe)


def as_cell(text: str) -> str:
    """The text as it is written to a cell."""
    return harmless(ILLEGAL_CHARACTERS_RE.sub("", _newlines(text)))


def _newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
