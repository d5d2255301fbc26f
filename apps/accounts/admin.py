"""Accounts, roles and the audit log at the desk."""

import csv

from allauth.account.decorators import reauthentication_required
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import admin, messages
from django.contrib.auth.admin import GroupAdmin as DjangoGroupAdmin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import Group, User
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.forms import CheckboxSelectMultiple, ModelMultipleChoiceField
from django.http import HttpResponse
from django.urls import path
from django.utils.decorators import method_decorator
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from apps.accounts import audit, roles, second_factor
from apps.accounts.models import AuditEntry
from apps.core.spreadsheets import harmless

for model in (EmailAddress, Authenticator, User, Group):  # the first two hold secrets and are nobody's to edit
    admin.site.unregister(model)

# Whoever leaves the desk open for others to use does not leave the accounts open too.
sensitive = method_decorator(reauthentication_required(allow_get=True))


class Sensitive:
    """Anybody who may looks at it as ever; whoever changes it confirms first who they are."""

    @sensitive
    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        return super().changeform_view(request, object_id, form_url, extra_context)

    @sensitive
    def delete_view(self, request, object_id, extra_context=None):
        return super().delete_view(request, object_id, extra_context)


class RolesField(ModelMultipleChoiceField):
    """The roles by the names that they have in the reader's language."""

    widget = CheckboxSelectMultiple

    def label_from_instance(self, group):
        return _(group.name)


class Role(admin.SimpleListFilter):
    title = gettext_lazy("role")
    parameter_name = "role"

    def lookups(self, request, model_admin):
        return [(str(group.pk), _(group.name)) for group in Group.objects.order_by("pk")]

    def queryset(self, request, queryset):
        value = self.value() or ""
        return queryset.filter(groups=value) if value.isdecimal() and len(value) < 10 else queryset


@admin.register(User)
class UserAdmin(Sensitive, DjangoUserAdmin):
    list_display = ("username", "get_full_name", "role_names", "has_second_factor", "last_login", "is_active")
    list_filter = ("is_active", Role)
    filter_horizontal = ()
    readonly_fields = ("last_login", "date_joined", "has_second_factor")
    actions = ("remove_second_factor",)
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        (gettext_lazy("Person"), {"fields": ("first_name", "last_name", "email")}),
        (gettext_lazy("Rights"), {"fields": ("is_active", "is_staff", "is_superuser", "groups")}),
        (gettext_lazy("Signing in"), {"fields": ("has_second_factor", "last_login", "date_joined")}),
    )
    add_fieldsets = (
        (None, {"fields": ("username", "usable_password", "password1", "password2", "email", "is_staff", "groups")}),
    )

    @admin.display(description=gettext_lazy("roles"))
    def role_names(self, user):
        return ", ".join(_(group.name) for group in user.groups.all())

    @admin.display(description=gettext_lazy("second factor"), boolean=True)
    def has_second_factor(self, user):
        known = getattr(user, "is_set_up", None)
        return second_factor.is_set_up(user) if known is None else known

    def get_queryset(self, request):
        factors = Authenticator.objects.filter(user=OuterRef("pk"), type__in=second_factor.FACTORS)
        return super().get_queryset(request).annotate(is_set_up=Exists(factors)).prefetch_related("groups")

    def get_readonly_fields(self, request, obj=None):
        own = super().get_readonly_fields(request, obj)
        return own if request.user.is_superuser else (*own, "is_superuser")

    def formfield_for_manytomany(self, db_field, request=None, **kwargs):
        if db_field.name == "groups":
            return RolesField(Group.objects.order_by("pk"), required=False, label=_("Roles"))
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def has_change_permission(self, request, obj=None):
        """An account above all others is changed by its like alone."""
        may = super().has_change_permission(request, obj)
        return may and (obj is None or not obj.is_superuser or request.user.is_superuser)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and self.has_change_permission(request, obj)

    @sensitive
    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, extra_context)

    @sensitive
    def user_change_password(self, request, id, form_url=""):  # noqa: A002 (Django's name)
        response = super().user_change_password(request, id, form_url)
        if request.method == "POST" and response.status_code == 302:
            audit.record(request.user, "account.password_changed", self.get_object(request, id))
        return response

    @admin.action(description=gettext_lazy("Remove the second factor (lost phone or key)"), permissions=["change"])
    def remove_second_factor(self, request, queryset):
        done = 0
        for user in queryset:
            if user == request.user or not self.has_change_permission(request, user):
                raise PermissionDenied
            second_factor.remove(user)
            audit.record(request.user, "account.factors_forgotten", user)
            done += 1
        said = ngettext(
            "The second factor of %(count)d account was removed. Its owner sets up a new one at the next log-in.",
            "The second factors of %(count)d accounts were removed. Their owners set up new ones at the next log-in.",
            done,
        )
        self.message_user(request, said % {"count": done}, messages.SUCCESS)


@admin.register(Group)
class GroupAdmin(Sensitive, DjangoGroupAdmin):
    """The roles: the portal's own are as the code writes them, others can be made beside them."""

    list_display = ("name_in_words",)
    ordering = ("pk",)

    @admin.display(description=gettext_lazy("role"), ordering="name")
    def name_in_words(self, group):
        return _(group.name)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and (obj is None or obj.name not in roles.names())

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and (obj is None or obj.name not in roles.names())


class Act(admin.SimpleListFilter):
    title = gettext_lazy("act")
    parameter_name = "act"

    def lookups(self, request, model_admin):
        found = AuditEntry.objects.order_by("act").values_list("act", flat=True).distinct()
        return [(act, audit.LABELS.get(act, act)) for act in found]

    def queryset(self, request, queryset):
        return queryset.filter(act=self.value()) if self.value() else queryset


class Person(admin.SimpleListFilter):
    title = gettext_lazy("person")
    parameter_name = "account"

    def lookups(self, request, model_admin):
        return [(str(pk), name) for pk, name in User.objects.order_by("username").values_list("pk", "username")]

    def queryset(self, request, queryset):
        value = self.value() or ""
        return queryset.filter(account_id=value) if value.isdecimal() and len(value) < 19 else queryset


@admin.register(AuditEntry)
class AuditEntryAdmin(admin.ModelAdmin):
    """The audit log: read by those who may, changed by nobody."""

    change_list_template = "account/audit.html"
    list_display = ("done_at", "name", "act_in_words", "target_label", "detail", "address")
    list_display_links = None
    list_filter = ("done_at", Act, Person)
    search_fields = ("name", "target_label", "detail", "address")
    date_hierarchy = "done_at"
    show_full_result_count = False

    @admin.display(description=gettext_lazy("act"), ordering="act")
    def act_in_words(self, entry):
        return audit.LABELS.get(entry.act, entry.act)

    def get_urls(self):
        export = self.admin_site.admin_view(self.export)
        return [path("export/", export, name="accounts_auditentry_export"), *super().get_urls()]

    def export(self, request):
        """What the list shows, all its pages, as CSV; the export stands in the log too."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        entries = self.get_changelist_instance(request).get_queryset(request)
        response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = 'attachment; filename="audit.csv"'
        table = csv.writer(response)
        names = ("done_at", "name", "act", "target_type", "target_id", "target_label", "detail", "address")
        table.writerow([*names[:3], "act_in_words", *names[3:]])
        count = 0
        for count, entry in enumerate(entries.iterator(), start=1):  # noqa: B007 (told below)
            values = [getattr(entry, name) or "" for name in names]
            values[0] = localtime(entry.done_at).isoformat(sep=" ", timespec="seconds")
            values.insert(3, str(self.act_in_words(entry)))
            table.writerow([harmless(value) for value in values])
        audit.record(request.user, "audit.exported", detail=f"{count} {request.GET.urlencode()}".strip())
        return response

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("accounts.see_audit")

    def has_module_permission(self, request):
        return self.has_view_permission(request)

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
