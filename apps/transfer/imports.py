"""The operation "import": what the rows of a file say becomes what the portal says, all of it or nothing."""

from django.core.exceptions import ValidationError
from django.core.files import File
from django.urls import reverse
from django.utils.translation import gettext as _

from apps.accounts.audit import record
from apps.proposals.sandbox import sandbox
from apps.transfer.resources import SAME, TABLES, Fate
from apps.transfer.sheets import read

KEY = "import"
TOLD = 50
"""How many sentences about refused rows are told at once."""


def fates(kind: str, file: File) -> list[Fate]:
    """What would become of each row of the file; nothing is kept.

    Raises ValidationError if the file as a whole cannot be taken.
    """
    table = read(file)
    with sandbox():
        return TABLES[kind]().load(table)


def run(payload: dict, files: dict[str, File], user) -> None:
    """Take over all rows in the caller's transaction. Raises ValidationError with a sentence for each refused one."""
    table = TABLES[payload["kind"]]()
    found = table.load(read(files["file"]))
    refused = [
        _("Row %(number)s: %(sentence)s") % {"number": fate.number, "sentence": sentence}
        for fate in found
        for sentence in fate.sentences
    ]
    if refused:
        raise ValidationError(refused[:TOLD])
    changed = sum(fate.kind != SAME for fate in found)
    record(user, "transfer.imported", detail=f"{payload['kind']}: {changed}")


def pages(payload: dict) -> list[str]:
    return [reverse(TABLES[payload["kind"]].page)]
