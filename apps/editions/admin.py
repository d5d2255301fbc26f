"""The base of the admins of things with a page of their own."""

from django.contrib import admin
from django.contrib.contenttypes.admin import GenericStackedInline
from django.db.models import DateTimeField
from django.forms import DateTimeField as MomentFormField
from django.forms import DateTimeInput
from django.utils.translation import gettext_lazy as _

from apps.core.admin import Bilingual, RecordAdmin
from apps.core.day import today
from apps.core.forms import bilingual_fields
from apps.editions.models import ChangeNote, Publishable, Redirect

PUBLICATION = (
    ("slug",),
    ("status", "review_on"),
    ("published_at", "expires_at"),
    ("withdrawal_reason",),
    ("one_language_reason",),
)
"""What concerns publication, line by line as the form shows it."""


class MomentInput(DateTimeInput):
    """A moment in the browser's own picker, always in the time of the Secretariat, wherever the editor is."""

    input_type = "datetime-local"

    def format_value(self, value):
        return value.strftime("%Y-%m-%dT%H:%M:%S").removesuffix(":00") if hasattr(value, "strftime") else value


class AtStage(admin.SimpleListFilter):
    """Things by where they stand at this moment."""

    title = _("publication")
    parameter_name = "stage"

    def lookups(self, request, model_admin):
        return [*Publishable.Stage.choices, ("due", _("due for review"))]

    def queryset(self, request, queryset):
        match self.value():
            case "due":
                return queryset.due_for_review(today())
            case stage if stage in Publishable.Stage.values:
                return queryset.at_stage(stage)
        return queryset


class ChangeNoteRows(Bilingual, GenericStackedInline):
    """What readers are told of changes."""

    model = ChangeNote
    extra = 0
    classes = ("collapse",)
    exclude = ("content_type", "object_id", "noted_at")


class PublishableAdmin(RecordAdmin):
    """Shows in the list where each thing stands, and at the end of the form all that concerns publication."""

    formfield_overrides = RecordAdmin.formfield_overrides | {
        DateTimeField: {"form_class": MomentFormField, "widget": MomentInput}
    }

    def get_list_display(self, request):
        return [*super().get_list_display(request), "stage_now"]

    @admin.display(description=_("publication"), ordering="status")
    def stage_now(self, thing: Publishable) -> str:
        return str(thing.stage.label)

    def get_list_filter(self, request):
        return [AtStage, *super().get_list_filter(request)]

    def get_inlines(self, request, obj):
        rows = [ChangeNoteRows] if self.model.has_own_page else []
        return [*super().get_inlines(request, obj), *rows]

    def get_fieldsets(self, request, obj=None):
        apart = [name for line in PUBLICATION for name in line]
        names = [name for name in self._own_fields() if name not in apart]
        pairs = bilingual_fields(self.model)
        publication = [tuple(column for name in line for column in pairs.get(name, [name])) for line in PUBLICATION]
        in_astana = _("Moments are in the time of Astana, wherever you are.")
        return [
            (None, {"fields": list(self._lines(names)), "classes": ["bilingual"]}),
            (_("Publication"), {"fields": publication, "classes": ["bilingual"], "description": in_astana}),
        ]

    def has_delete_permission(self, request, obj=None):
        """What was published is withdrawn, so that its address still answers; only a draft can be deleted."""
        return super().has_delete_permission(request, obj) and (obj is None or obj.status == Publishable.Status.DRAFT)


@admin.register(Redirect)
class RedirectAdmin(RecordAdmin):
    """Where pages stand that had another address before."""

    list_display = ("old", "new", "code")
    search_fields = ("old", "new", "code")
