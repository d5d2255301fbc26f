"""Documents that CICA adopted, with their files."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from apps.core.addresses import absolute
from apps.core.languages import LANGUAGES
from apps.documents.models import Document
from apps.opendata.records.fields import Worked
from apps.opendata.records.record import RecordSerializer
from apps.opendata.records.shapes import ADDRESS, TRUTH, closed, one_of, several

FILE = closed(
    {
        "address": ADDRESS,
        "language": one_of(LANGUAGES),
        "is_authentic": TRUTH,
    }
)


def _files(document: Document, _prepared: Any) -> list[dict]:
    return [
        {"address": absolute(each.file.url), "language": each.language, "is_authentic": each.is_authentic}
        for each in document.files.all()
    ]


class DocumentSerializer(RecordSerializer):
    """A text adopted, signed or approved within CICA."""

    files = Worked(
        several(FILE),
        _files,
        in_tables=False,
        label=_("files"),
        help_text=_("Its text as PDF, one file for each language."),
    )

    class Meta:
        model = Document
        fields = (
            "slug", "title", "kind", "adopted", "event", "place", "standing", "supersedes", "amends",
            "authentic_language", "translation", "lead", "body", "url",
        )  # fmt: skip
