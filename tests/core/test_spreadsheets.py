import pytest

from apps.core.spreadsheets import harmless, meant


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1"])
def test_what_a_spreadsheet_would_compute_is_a_text(text):
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Ministers met", "1 = 1", "'quoted"])
def test_other_texts_stay_as_they_are(text):
    assert harmless(text) == text


@pytest.mark.parametrize("text", ["=1+1", "'=1", " =1", "\n=1", "'quoted", "it's", ""])
def test_what_was_made_harmless_is_read_as_it_was_meant(text):
    assert meant(harmless(text)) == text
