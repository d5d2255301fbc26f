"""What every table that leaves the portal must keep to."""

import re

_FORMULA = re.compile(r"'*(\s*[=+\-@]|[\t\r\n])")


def harmless(text: str) -> str:
    """The text as a cell that no spreadsheet program takes for a formula: such a one with an apostrophe before it."""
    return f"'{text}" if _FORMULA.match(text) else text


def meant(cell: str) -> str:
    """The text that `harmless` made the cell of."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
