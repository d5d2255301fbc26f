"""What is read from spreadsheets that people send, and what is written to those they take away."""

import datetime
from io import BytesIO

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from hypothesis import given
from hypothesis import strategies as st
from tablib import Dataset

from apps.transfer import sheets
from apps.transfer.sheets import as_cell, read, written

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)


def workbook(*rows: list) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def csv(text: str, encoding: str = "utf-8") -> ContentFile:
    return ContentFile(text.encode(encoding), "table.csv")


def refused(file: ContentFile) -> str:
    with pytest.raises(ValidationError) as told:
        read(file)
    return told.value.code


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_what_is_written_is_read_back(suffix: str):
    table = Dataset(["bishkek", "Строка\nвторая", "=1+1", "'=1", "", " «да» "], headers=list("abcdef"))
    assert read(ContentFile(written(table, suffix), f"x.{suffix}")).dict == table.dict


@pytest.mark.parametrize("text", ["=1+1", "+7 7172", "-1", "@SUM(A1)", "\t=1", '=cmd|" /C calc"!A0'])
@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_no_cell_of_a_written_file_is_a_formula(suffix: str, text: str):
    data = written(Dataset([text], headers=["a"]), suffix)
    if suffix == "csv":
        assert data.decode("utf-8-sig").splitlines()[1].lstrip('"').startswith("'")
    else:
        cell = openpyxl.load_workbook(BytesIO(data)).active["A2"]
        assert (cell.data_type, cell.value[0]) == ("s", "'")


@given(TEXTS)
def test_escaping_loses_nothing(text: str):
    table = read(csv(f'a,b\r\n"{as_cell(text).replace(chr(34), chr(34) * 2)}",.\r\n'))
    assert table[0] == (text, ".")


def test_a_csv_file_begins_as_excel_wants_it():
    assert written(Dataset(["ё"], headers=["a"]), "csv").startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_csv_file_may_have_any_usual_delimiter(delimiter: str):
    assert read(csv(f"a{delimiter}b\n1{delimiter}2\n")).dict == [{"a": "1", "b": "2"}]


def test_the_cells_of_a_workbook_are_read_as_they_would_be_typed():
    values = [datetime.datetime(2026, 10, 21), datetime.datetime(2026, 1, 2, 9, 30), datetime.time(9, 5), True, False]  # noqa: DTZ001
    file = ContentFile(workbook(list("abcdefgh"), [*values, 2011.0, 7, None]), "x.xlsx")
    assert read(file)[0] == ("2026-10-21", "2026-01-02 09:30", "09:05", "yes", "no", "2011", "7", "")


def test_empty_rows_keep_their_place_and_those_at_the_end_go():
    assert read(ContentFile(workbook(["a"], ["1"], [None], ["2"], [None], [""]), "x.xlsx"))["a"] == ["1", "", "2"]
    assert read(csv("a,b\n1,\n,\n2,\n,\n,\n"))["a"] == ["1", "", "2"]


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (ContentFile(b"%PDF-1.7", "table.pdf"), "wrong_type"),
        (ContentFile(b"%PDF-1.7", "table.xlsx"), "not_xlsx"),
        (ContentFile(b"PK\x03\x04 and nothing more", "table.xlsx"), "not_xlsx"),
        (ContentFile(workbook(["a"]), "table.csv"), "not_utf8"),
        (csv("название\nСаммит\n", "cp1251"), "not_utf8"),
        (csv("a\0b\n"), "not_csv"),
        (csv('a\n"open\n'), "not_csv"),
        (csv(""), "no_header"),
        (csv("\n1\n"), "no_header"),
        (csv("a,b,a\n"), "column_twice"),
        (csv("a\n1,2\n"), "row_too_long"),
        (csv("a\n" + "1\n" * (sheets.ROWS + 1)), "too_many_rows"),
        (csv("a\n" + "\n" * 5000 + "1\n"), "too_many_rows"),
        (ContentFile(b"a" * (sheets.BYTES + 1), "table.csv"), "too_large"),
        (ContentFile(workbook(["a"], ["x" * sheets.CELL]), "table.xlsx"), "cut"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_cannot_be_taken_is_refused_with_a_sentence(file: ContentFile, code: str):
    assert refused(file) == code


def test_a_workbook_that_unpacks_to_too_much_is_refused_before_it_is_read(monkeypatch):
    monkeypatch.setattr(sheets, "UNPACKED_BYTES", 1000)
    monkeypatch.setattr(openpyxl, "load_workbook", pytest.fail)
    assert refused(ContentFile(workbook(["a"]), "x.xlsx")) == "too_large"


def test_as_many_rows_as_are_allowed_are_taken():
    assert len(read(csv("a\n" + "1\n" * sheets.ROWS))) == sheets.ROWS


def test_a_text_too_long_for_excel_is_not_cut_in_silence():
    table = Dataset(["x" * sheets.CELL], headers=["a"])
    with pytest.raises(ValidationError):
        written(table, "xlsx")
    assert read(ContentFile(written(table, "csv"), "x.csv")).dict == table.dict


def test_signs_that_no_workbook_holds_are_left_out():
    assert read(ContentFile(written(Dataset(["a\x0bb"], headers=["a"]), "xlsx"), "x.xlsx"))["a"] == ["ab"]
