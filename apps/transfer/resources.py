"""The tables of records: one row a record, both languages in columns of their own.

What a row says goes through a form of the desk, so that an import keeps the same rules and tells the same
sentences. A cell that says what the record says already is not touched.
"""

import logging
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property

from django.contrib.postgres.constraints import ExclusionConstraint
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.forms import ModelForm, modelform_factory
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from import_export.resources import ModelResource
from import_export.results import RowResult
from tablib import Dataset

from apps.catalogue.models import Coordination
from apps.core.differences import Difference, differences
from apps.core.forms import RecordForm, RowForm, bilingual_fields, constraints_of, refusal
from apps.documents.models import Document
from apps.editions.models import Publishable
from apps.members.models import Member
from apps.participation.forms import StateForm
from apps.sources.models import Source
from apps.timeline.models import Event
from apps.transfer.cells import Cell, form_field

NEW, CHANGED, SAME, REFUSED = "new", "changed", "same", "refused"
KINDS = {RowResult.IMPORT_TYPE_NEW: NEW, RowResult.IMPORT_TYPE_UPDATE: CHANGED, RowResult.IMPORT_TYPE_SKIP: SAME}
MOST_CHANGES = 500
"""How many records one file may add or change."""

log = logging.getLogger(__name__)


@dataclass
class Fate:
    """What becomes of a row; `number` is that of the sheet, where the names of the columns are row 1."""

    number: int
    kind: str
    record: str = ""
    url: str = ""
    changes: list[Difference] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)


def columns(model: type[models.Model], *exclude: str) -> list[str]:
    """The fields that staff fill in, each bilingual one as its two columns, those about publication last."""
    publication = {column.name for column in Publishable._meta.fields} if issubclass(model, Publishable) else set()
    own: list[str] = []
    about_publication: list[str] = []
    pairs = bilingual_fields(model)
    for column in model._meta.fields:
        name = column.translated_field.name if hasattr(column, "translated_field") else column.name
        if column.editable and not column.primary_key and column.name not in {*exclude, *pairs, "slug"}:
            (about_publication if name in publication else own).append(column.name)
    return [*own, *about_publication]


class Table(ModelResource):
    """Reads and writes the records of one kind.

    The first column says which record a row is about: its address, or its number (empty for a new one) if it has none.
    `page` is the name of the public page that lists the records.
    """

    page = ""
    form: type[ModelForm] = RecordForm

    class Meta:
        skip_unchanged = True
        report_skipped = True
        store_instance = True
        store_row_values = True
        skip_html_diff = True
        use_transactions = True

    @classmethod
    def field_from_django_field(cls, field_name, django_field, readonly):
        return Cell(django_field)

    def get_queryset(self):
        relations = [column.name for column in self._meta.model._meta.fields if column.many_to_one]
        return self._meta.model._default_manager.select_related(*relations).order_by("pk")

    @property
    def name(self) -> str:
        """What kind of records it holds."""
        return capfirst(str(self._meta.model._meta.verbose_name_plural))

    def may(self, user, act: str) -> bool:
        """Whether the person may "view", "add" or "change" its records."""
        meta = self._meta.model._meta
        return user.has_perm(f"{meta.app_label}.{act}_{meta.model_name}")

    @cached_property
    def cells(self) -> list[Cell]:
        return self.get_import_fields()

    @property
    def key(self) -> Cell:
        return self.cells[0]

    def written(self, instance: models.Model) -> list[str]:
        return [cell.export(instance) for cell in self.cells]

    # --- from rows to records

    def load(self, table: Dataset) -> list[Fate]:
        """Save what all rows say and tell the fate of each; if one is refused, none is saved.

        Raises ValidationError if the table as a whole cannot be taken.
        """
        self._check_columns(table.headers)
        self._find_records(table)
        self._check_size(table)
        result = self.import_data(table, rollback_on_validation_errors=True)
        for fault in result.base_errors:
            raise refusal(fault.error) if isinstance(fault.error, IntegrityError) else fault.error
        return [self._fate(number, row) for number, row in enumerate(result.rows, 2) if any(row.row_values.values())]

    def _check_columns(self, names: list[str]) -> None:
        known = [cell.column_name for cell in self.cells]
        if unknown := [name for name in names if name not in known]:
            told = _("There are no such columns: %(unknown)s. There are: %(known)s.")
            raise ValidationError(told % {"unknown": ", ".join(unknown), "known": ", ".join(known)}, code="no_column")
        if self.key.column_name not in names:
            told = _("The column “%(name)s” is missing: it says which record a row is about.")
            raise ValidationError(told % {"name": self.key.column_name}, code="no_key")

    def _find_records(self, table: Dataset) -> None:
        keys = {text for text in table[self.key.column_name] if not self.key.column.primary_key or text.isdecimal()}
        records = self.get_queryset().filter(**{f"{self.key.attribute}__in": keys})
        self.known = {self.key.export(record): record for record in records}
        self.rows: dict[str, int] = {}

    def _check_size(self, table: Dataset) -> None:
        """Rows that say the same cost next to nothing, the others pass a whole form each time somebody looks."""
        differing = sum(any(row.values()) and self._differs(row) for row in table.dict)
        if differing > MOST_CHANGES:
            told = _("The file changes %(number)s records at once; at most %(most)s are allowed. Send it in parts.")
            raise ValidationError(told % {"number": differing, "most": MOST_CHANGES}, code="too_many")

    def _differs(self, row: dict[str, str]) -> bool:
        record = self.known.get(row[self.key.column_name])
        return record is None or any(
            row.get(cell.column_name, told) != told for cell in self.cells for told in [cell.export(record)]
        )

    def import_row(self, row, instance_loader, **kwargs):
        if any(row.values()):
            return super().import_row(row, instance_loader, **kwargs)
        blank = RowResult()
        blank.import_type = RowResult.IMPORT_TYPE_SKIP
        return blank

    def before_import_row(self, row, row_number=0, **kwargs):
        key = row[self.key.column_name]
        if not key and self.key.column.primary_key:
            return
        if not key:
            raise ValidationError({self.key.attribute: _("Give the address of the record.")}, code="no_key")
        if self.key.column.primary_key and key not in self.known:
            raise ValidationError({self.key.attribute: _("There is no record with this number.")}, code="no_record")
        if key in self.rows:
            told = _("Row %(number)s is about the same record.") % {"number": self.rows[key]}
            raise ValidationError({self.key.attribute: told}, code="twice")
        self.rows[key] = row_number + 1

    def get_instance(self, instance_loader, row):
        return self.known.get(row[self.key.column_name])

    def import_instance(self, instance, row, **kwargs):
        """Fill in the form of the record as a person would, touching nothing but what differs."""
        before, is_new = copy(instance), instance._state.adding
        data = {cell.attribute: cell.export(instance) for cell in self.cells}
        touched = {
            cell.attribute: row[cell.column_name]
            for cell in self.cells
            if cell.column_name in row
            and not cell.column.primary_key
            and row[cell.column_name] != data[cell.attribute]
            and not (is_new and not row[cell.column_name])  # what a new record leaves empty keeps its default
        }
        if not touched and not is_new:
            return
        form = self._form(data | touched, instance=instance)
        if not form.is_valid():
            raise ValidationError(form.errors.as_data())
        for name in form.fields.keys() - touched.keys():
            if hasattr(before, name):
                setattr(instance, name, getattr(before, name))  # read back, it might have lost what no cell shows

    @cached_property
    def _form(self) -> type[ModelForm]:
        names = [cell.attribute for cell in self.cells if not cell.column.primary_key]
        return modelform_factory(self._meta.model, form=self.form, fields=names, formfield_callback=form_field)

    def skip_row(self, instance, original, row, import_validation_errors=None):
        is_same = not instance._state.adding and self.written(instance) == self.written(original)
        return is_same and not import_validation_errors

    def save_instance(self, instance, is_create, row, **kwargs):
        try:
            with transaction.atomic():
                super().save_instance(instance, is_create, row, **kwargs)
        except IntegrityError as error:
            raise refusal(error) from error

    def after_import(self, dataset, result, **kwargs):
        """Hold the records to the rules about several of them, now that all rows have been saved."""
        for number, row in enumerate(result.rows, 1):
            if row.import_type in (RowResult.IMPORT_TYPE_NEW, RowResult.IMPORT_TYPE_UPDATE):
                for constraint in constraints_of(self._meta.model):
                    if isinstance(constraint, ExclusionConstraint):
                        self._hold_to(constraint, row, number, result)
        if not result.has_validation_errors() and not result.has_errors():
            with transaction.atomic():
                connection.check_constraints()

    def _hold_to(self, constraint: ExclusionConstraint, row: RowResult, number: int, result) -> None:
        try:
            constraint.validate(self._meta.model, row.instance)
        except ValidationError as error:
            row.import_type, row.validation_error = RowResult.IMPORT_TYPE_INVALID, error
            result.append_invalid_row(number, row.row_values, error)

    # --- what is told of a row

    def _fate(self, number: int, row: RowResult) -> Fate:
        record = row.object_repr or row.row_values.get(self.key.column_name, "")
        if row.errors:
            log.error("Row %s of %s", number, self.name, exc_info=row.errors[0].error)
            return Fate(number, REFUSED, record, sentences=[_("The row cannot be read.")])
        if row.validation_error:
            return Fate(number, REFUSED, record, sentences=self._sentences(row.validation_error))
        page = getattr(row.instance, "get_absolute_url", lambda: "")()
        fate = Fate(number, KINDS[row.import_type], record, page)
        if fate.kind != SAME:
            fate.changes = differences(row.original, row.instance)
        return fate

    def _sentences(self, error: ValidationError) -> list[str]:
        if not hasattr(error, "error_dict"):
            return error.messages
        labels = {cell.attribute: cell.label for cell in self.cells}
        return [
            sentence if name == NON_FIELD_ERRORS else f"{labels.get(name, name)}: {sentence}"
            for name, sentences in error.message_dict.items()
            for sentence in sentences
        ]


class MemberForm(StateForm, RowForm):
    """The periods of one state are compared when all rows are read, as on the form of the state."""


class MemberTable(Table):
    page = "members:members"
    form = MemberForm

    class Meta:
        model = Member
        fields = ("id", *columns(Member, "organization", "status"))


class CoordinationTable(Table):
    page = "catalogue:catalogue"
    form = RowForm

    class Meta:
        model = Coordination
        fields = ("id", *columns(Coordination))


class DocumentTable(Table):
    page = "documents:documents"

    class Meta:
        model = Document
        fields = ("slug", *columns(Document))


class EventTable(Table):
    page = "timeline:timeline"

    class Meta:
        model = Event
        fields = ("slug", *columns(Event))


class SourceTable(Table):
    page = "sources:sources"

    class Meta:
        model = Source
        fields = ("slug", *columns(Source))


TABLES: dict[str, type[Table]] = {
    "members": MemberTable,
    "coordinations": CoordinationTable,
    "documents": DocumentTable,
    "events": EventTable,
    "sources": SourceTable,
}
"""By the word that stands in the address of the desk's page and in the name of the file."""
