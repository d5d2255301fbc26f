"""Fields of our own: a date that may be known only in part, and text that staff format."""

from django import forms
from django.contrib.postgres.fields import DateRangeField
from django.core.exceptions import ValidationError
from django.db.models import DateField, Transform
from django.utils.translation import gettext_lazy as _
from django_prose_editor.fields import ProseEditorField
from psycopg2.extras import DateRange

from apps.core.dates import DAY, PartialDate
from apps.core.languages import active


class PartialDateFormField(forms.CharField):
    """One text box for `2011`, `2011-06`, `2011-06-17`, `by 2001-09`, `2015-11 to 2016-04`."""

    def to_python(self, value):
        value = super().to_python(value)
        if not value:
            return None
        try:
            return PartialDate.parse(value)
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from error

    def prepare_value(self, value):
        return value.written(active()) if isinstance(value, PartialDate) else value


class PartialDateField(DateRangeField):
    """A `PartialDate` in one `daterange` column: from the earliest to the latest possible day."""

    description = _("Date known exactly or in part")

    def from_db_value(self, value, expression, connection):
        if value is None or value.isempty:
            return None
        return PartialDate(value.lower, value.upper - DAY if value.upper else None)

    def to_python(self, value):
        if value is None or isinstance(value, PartialDate):
            return value
        if not value:
            return None
        try:
            return PartialDate.parse(value)
        except (ValueError, TypeError, AttributeError) as error:
            raise ValidationError(str(error), code="invalid") from error

    def get_prep_value(self, value):
        value = self.to_python(value) if isinstance(value, str) else value
        if isinstance(value, PartialDate):
            return DateRange(value.earliest, value.latest + DAY if value.latest else None)
        return value

    def value_to_string(self, obj):
        value = self.value_from_object(obj)
        return "" if value is None else str(value)

    def formfield(self, **kwargs):
        return super().formfield(
            **{
                "form_class": PartialDateFormField,
                "help_text": _("2011, 2011-06, 2011-06-17, by 2001-09, after 2008-08 or 2015-11 to 2016-04"),
                **kwargs,
            }
        )

    def run_validators(self, value):
        """A PartialDate keeps its own rules; the range validators do not know it."""


@PartialDateField.register_lookup
class Earliest(Transform):
    """`start__earliest`: the earliest possible day, NULL where it is not known."""

    lookup_name = "earliest"
    function = "lower"
    output_field = DateField()


@PartialDateField.register_lookup
class Latest(Transform):
    """`start__latest`: the latest possible day, NULL where it is not known."""

    lookup_name = "latest"
    template = "(upper(%(expressions)s) - 1)"
    output_field = DateField()


class EitherBound(Transform):
    """Names its expression twice, so the parameters go twice too: a value that is being validated is a parameter."""

    output_field = DateField()

    def as_sql(self, compiler, connection, **context):
        sql, params = super().as_sql(compiler, connection, **context)
        return sql, (*params, *params)


@PartialDateField.register_lookup
class CountsFrom(EitherBound):
    """`start__counts_from`: the earliest possible day, else the latest; also the order of events."""

    lookup_name = "counts_from"
    template = "COALESCE(lower(%(expressions)s), upper(%(expressions)s) - 1)"


@PartialDateField.register_lookup
class CountsTo(EitherBound):
    """`end__counts_to`: the latest possible day, else the earliest."""

    lookup_name = "counts_to"
    template = "COALESCE(upper(%(expressions)s) - 1, lower(%(expressions)s))"


class RichTextField(ProseEditorField):
    """Text that staff format in the editor; the server keeps only what these extensions allow."""

    EXTENSIONS = {
        "Bold": True,
        "Italic": True,
        "Heading": {"levels": [3, 4]},
        "BulletList": True,
        "OrderedList": True,
        "ListItem": True,
        "Blockquote": True,
        "HardBreak": True,
        "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto"]},
        "Table": True,
        "TableRow": True,
        "TableHeader": True,
        "TableCell": True,
    }

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("extensions", self.EXTENSIONS)
        kwargs.setdefault("sanitize", True)
        super().__init__(*args, **kwargs)
