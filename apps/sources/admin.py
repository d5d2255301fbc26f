from django import forms
from django.contrib import admin
from django.contrib.contenttypes.admin import GenericStackedInline
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.core.admin import Bilingual, RecordAdmin
from apps.editions.admin import PublishableAdmin
from apps.sources.models import Citation, Source
from apps.sources.table import records_with


class CitationRows(Bilingual, GenericStackedInline):
    """Where the facts of a record come from."""

    model = Citation
    extra = 0
    classes = ("collapse",)
    exclude = ("content_type", "object_id")
    lines = (("field", "standing"), ("source",))

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name != "field":
            return field
        facts = [(name, capfirst(self._fact(name))) for name in self.parent_model.cited_fields]
        return forms.ChoiceField(label=field.label, required=False, choices=[("", _("The record as a whole")), *facts])

    def _fact(self, name: str) -> str:
        return self.parent_model._meta.get_field(name).verbose_name


class Sourcing(admin.SimpleListFilter):
    """Records by how well their facts are sourced (apps/sources/facts.py)."""

    title = gettext_lazy("sources")
    parameter_name = "sources"

    def lookups(self, request, model_admin):
        return [
            ("unsourced", _("with an unsourced fact")),
            ("press", _("with a fact from the press only")),
            ("inferred", _("with an inference")),
            ("disputed", _("with a disagreement")),
        ]

    def queryset(self, request, queryset):
        what = self.value()
        return records_with(queryset, what) if what in dict(self.lookup_choices) else queryset


class CitedAdmin(RecordAdmin):
    """The admin of a record whose facts have sources."""

    def get_inlines(self, request, obj):
        return [*super().get_inlines(request, obj), CitationRows]

    def get_list_filter(self, request):
        return [*super().get_list_filter(request), Sourcing]


@admin.register(Source)
class SourceAdmin(PublishableAdmin):
    list_display = ("code", "title", "publisher", "grade", "issued")
    list_display_links = ("code", "title")
    list_filter = ("grade", "language")
    search_fields = ("code", "title_en", "title_ru", "publisher_en", "publisher_ru", "slug", "url")
    slug_from = "title"
    lines = (
        ("title",),
        ("publisher",),
        ("grade", "language"),
        ("code", "url"),
        ("retrieved_on",),
        ("issued", "describes"),
    )
