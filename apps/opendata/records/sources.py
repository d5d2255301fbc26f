"""Sources, and what each states, implies or denies of which record."""

from django.utils.translation import gettext_lazy as _

from apps.opendata.records.fields import Whichever
from apps.opendata.records.record import RecordSerializer
from apps.sources.models import Citation, Source


class SourceSerializer(RecordSerializer):
    """A paper, page or report that states facts."""

    class Meta:
        model = Source
        fields = (
            "slug", "title", "publisher", "grade", "language", "url", "issued", "retrieved_on", "describes", "note",
        )  # fmt: skip


class CitationSerializer(RecordSerializer):
    """That a source states, or denies, a field of a record; or that no source is known for it.

    For many, give it citations `with_records()`.
    """

    record = Whichever(label=_("record"), help_text=_("What it speaks of."))

    class Meta:
        model = Citation
        fields = ("field", "source", "standing", "place", "stated", "reasoning")
