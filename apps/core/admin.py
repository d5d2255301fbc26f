"""The bases of every app's admin: English beside Russian, history, and a sentence where the database refuses.

modeltranslation's own TranslationAdmin is not used: it breaks the pairs up and makes English alone required.
"""

from collections.abc import Iterator

from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget, RelatedFieldWidgetWrapper
from django.db import IntegrityError, connection, transaction
from django.db.models import Model, TextField, TimeField, URLField
from django.forms import TimeInput
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from simple_history.admin import SimpleHistoryAdmin

from apps.core import tokens
from apps.core.day import today
from apps.core.fields import PartialDateField
from apps.core.forms import RecordForm, RowForm, behind, bilingual_fields, lacks, name_of_column, refusal, takes_tokens
from apps.core.formsets import RowFormSet
from apps.core.languages import LANGUAGES
from apps.core.models import Period
from apps.core.periods import covers
from apps.core.widgets import RecordSelect, RecordsSelect
from apps.core.wording import date_in_words

_rows_of_others: dict[str, list[type[admin.options.InlineModelAdmin]]] = {}


def add_rows(model: str, inline: type[admin.options.InlineModelAdmin]) -> None:
    """Let an app show its rows on the form of a thing of another app: "timeline.Event" and the like."""
    _rows_of_others.setdefault(model, []).append(inline)


def translated_into(user, model: type[Model]) -> list[str]:
    """The languages whose texts are all that this person may change of a record: who translates makes no records."""
    if not user.has_perm(f"{model._meta.app_label}.change_{model._meta.model_name}"):
        return []
    if user.has_perm(f"{model._meta.app_label}.add_{model._meta.model_name}"):
        return []
    return [language for language in LANGUAGES if user.has_perm(f"accounts.translate_{language}")]


class MissingLanguage(admin.SimpleListFilter):
    """Records of which a text stands in one language only, or a required one in neither, or one side is older."""

    title = gettext_lazy("languages")
    parameter_name = "missing"

    def lookups(self, request, model_admin):
        missing = [("ru", _("Russian missing")), ("en", _("English missing"))]
        return [*missing, ("ru-behind", _("Russian behind")), ("en-behind", _("English behind"))]

    def queryset(self, request, queryset):
        language, dash, _behind = (self.value() or "").partition("-")
        if self.value() not in dict(self.lookup_choices):
            return queryset
        return queryset.filter((behind if dash else lacks)(queryset.model, language))


class InEffect(admin.SimpleListFilter):
    """Periods by how they stand today."""

    title = gettext_lazy("period")
    parameter_name = "period"

    def lookups(self, request, model_admin):
        return [("current", _("current")), ("planned", _("planned")), ("ended", _("ended"))]

    def queryset(self, request, queryset):
        match self.value():
            case "current":
                return queryset.filter(covers(today()))
            case "planned":
                return queryset.filter(is_planned=True)
            case "ended":
                return queryset.filter(is_planned=False).exclude(covers(today()))
        return queryset


def date_column(field: PartialDateField):
    """A column of a list that shows the date as the public reads it."""

    @admin.display(description=capfirst(field.verbose_name), ordering=f"{field.name}__counts_from", empty_value="–")
    def column(record: Model) -> str | None:
        return date_in_words(getattr(record, field.name)) or None

    column.__name__ = field.name
    return column


class Bilingual:
    """The form of a record or of a row: all its fields, each bilingual one as a pair.

    `lines` names the fields that stand first and which of them share a line; the others follow in the order of the
    model, so that no field can be forgotten. What does not belong on the form is named in `exclude`.
    """

    form = RecordForm
    formfield_overrides = {
        URLField: {"assume_scheme": "https"},
        TextField: {"widget": AdminTextareaWidget(attrs={"rows": 4})},
        TimeField: {"widget": TimeInput(format="%H:%M", attrs={"type": "time"})},  # local time, wherever the editor is
    }
    lines: tuple[tuple[str, ...], ...] = ()

    def get_exclude(self, request, obj=None):
        return [*(super().get_exclude(request, obj) or ()), *bilingual_fields(self.model)]

    def get_fieldsets(self, request, obj=None):
        return [(None, {"fields": list(self._lines(self._own_fields())), "classes": ["bilingual"]})]

    def _own_fields(self) -> list[str]:
        """The names of all fields that the form shows, bilingual ones by their common name."""
        return [
            field.name
            for field in (*self.opts.fields, *self.opts.many_to_many)
            if field.editable and not field.primary_key and not hasattr(field, "translated_field")
            and field.name not in (self.exclude or ())
        ]  # fmt: skip

    def get_readonly_fields(self, request, obj=None):
        """For a translator, everything but the texts in the language translated into."""
        readonly = super().get_readonly_fields(request, obj)
        if not (languages := translated_into(request.user, self.model)):
            return readonly
        shown = [column for line in self._lines(self._own_fields()) for column in line]
        pairs = bilingual_fields(self.model).items()
        theirs = {f"{name}_{language}" for name, _columns in pairs for language in languages}
        return [*readonly, *(column for column in shown if column not in {*theirs, *readonly})]

    def _lines(self, names: list[str]) -> Iterator[tuple[str, ...]]:
        first = [name for line in self.lines for name in line]
        pairs = bilingual_fields(self.model)
        for line in (*self.lines, *((name,) for name in names if name not in first)):
            if shown := [column for name in line if name in names for column in pairs.get(name, [name])]:
                yield tuple(shown)

    def get_autocomplete_fields(self, request):
        return [
            field.name
            for field in (*self.opts.fields, *self.opts.many_to_many)
            if self.admin_site.is_registered(field.related_model)
            and self.admin_site.get_model_admin(field.related_model).search_fields
        ]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", RecordSelect(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", RecordsSelect(db_field, self.admin_site))
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_delete_related = field.widget.can_view_related = field.widget.can_change_related = False
            # Only what begins as a draft is made on the way; anything else would be before readers at once.
            field.widget.can_add_related &= hasattr(db_field.related_model, "is_published")
            if isinstance(field.widget.widget, RecordsSelect):
                field.widget.widget.is_required = True  # each choice has its own cross; one for all breaks the list
        if field and hasattr(db_field, "translated_field"):
            field.label = name_of_column(db_field)
            field.widget.attrs["lang"] = db_field.language  # for spelling and for screen readers
        if field and takes_tokens(db_field):
            field.widget.attrs["data-tokens"] = ""  # see tokens.js
        return field


class RecordAdmin(Bilingual, SimpleHistoryAdmin):
    """The admin of any record."""

    class Media:
        css = {"all": ("admin/pairs.css",)}
        js = ("admin/desk.js", "admin/tokens.js")

    slug_from = ""
    """The bilingual field from whose English the address of a new record is proposed."""

    def __init__(self, model, admin_site):
        super().__init__(model, admin_site)
        self._date_columns = {
            field.name: date_column(field) for field in self.opts.fields if isinstance(field, PartialDateField)
        }

    def get_list_display(self, request):
        return [self._date_columns.get(name, name) for name in super().get_list_display(request)]

    def get_list_filter(self, request):
        filters = list(super().get_list_filter(request))
        if issubclass(self.model, Period):
            filters.append(InEffect)
        if bilingual_fields(self.model):
            filters.append(MissingLanguage)
        return filters

    def get_inlines(self, request, obj):
        return [*super().get_inlines(request, obj), *_rows_of_others.get(self.opts.label, ())]

    def get_prepopulated_fields(self, request, obj=None):
        return {"slug": (f"{self.slug_from}_en",)} if self.slug_from and obj is None else {}

    # --- what the database refuses becomes a sentence on the form, and nothing that was typed is lost

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        return self._answered(super().changeform_view, request, object_id, form_url, extra_context)

    def _answered(self, view, request, *args):
        if request.method != "POST":
            return view(request, *args)
        try:
            with transaction.atomic():
                return view(request, *args)
        except IntegrityError as error:
            request.refusal = refusal(error)
            return view(request, *args)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.refusal = getattr(request, "refusal", None)
        return form

    def response_add(self, request, obj, post_url_continue=None):
        connection.check_constraints()  # the deferred ones speak before staff read that it was saved
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        connection.check_constraints()
        return super().response_change(request, obj)

    # --- the import map of the editor of texts is an inline script: it needs the nonce of the page

    def render_change_form(self, request, context, *args, **kwargs):
        context = {**with_nonce(request, context), "tokens": self._tokens()}
        return super().render_change_form(request, context, *args, **kwargs)

    def _tokens(self) -> list[dict]:
        """The living numbers that the texts of the form may hold; none where it has no text for them."""
        models = [self.model, *(inline.model for inline in self.inlines)]
        return tokens.menu() if any(takes_tokens(field) for model in models for field in model._meta.fields) else []


def with_nonce(request, context: dict) -> dict:
    media = context.get("media")
    return {**context, "media": media.with_nonce(str(request.csp_nonce))} if hasattr(media, "with_nonce") else context


class Rows(Bilingual, admin.StackedInline):
    """Rows of a thing on its form, one under another."""

    form = RowForm
    formset = RowFormSet
    extra = 0
    show_change_link = True

    def get_queryset(self, request):
        """With what the rows point to, since each says in its heading what it is about."""
        return super().get_queryset(request).select_related(*self._links())

    def _links(self) -> list[str]:
        return [field.name for field in self.opts.fields if field.many_to_one]
