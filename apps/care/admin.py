"""What the desk adds to the admin of each kind of record so that nobody breaks the site or loses work."""

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import JsonResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from apps.care import opened
from apps.care.uses import holds, uses


class Careful:
    """Stands in front of the admin of a record."""

    class Media:
        css = {"all": ("admin/care.css",)}
        js = ("admin/opened.js",)

    def get_urls(self):
        view, name = self.admin_site.admin_view, f"{self.opts.app_label}_{self.opts.model_name}"
        return [
            path("<path:object_id>/uses/", view(self.uses_view), name=f"{name}_uses"),
            path("<path:object_id>/opened/", view(self.opened_view), name=f"{name}_opened"),
            *super().get_urls(),
        ]

    def _page_at_desk(self, page: str, record) -> str:
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}"
        return reverse(name, args=[record.pk], current_app=self.admin_site.name)

    # --- where a record is used, and what is not deleted

    def uses_view(self, request, object_id):
        """All that points to the record."""
        record = self.get_object(request, unquote(object_id))
        if record is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_or_change_permission(request, record):
            raise PermissionDenied
        return self._page_of_care(request, record, "care/uses.html", _("Where used: %(record)s"), uses(record))

    def _page_of_care(self, request, record, template, title, found):
        context = {
            **self.admin_site.each_context(request),
            "title": title % {"record": record},
            "opts": self.opts,
            "record": record,
            "change_url": self._page_at_desk("change", record),
            "uses": found,
        }
        return TemplateResponse(request, template, context)

    def delete_view(self, request, object_id, extra_context=None):
        """As Django's; what readers see, and what something else stands on, is kept, and the page says why."""
        record = self.get_object(request, unquote(object_id))
        if record is not None and self.has_delete_permission(request):
            found = holds(record)
            if found or not self.has_delete_permission(request, record):
                title = _("Not deleted: %(record)s")
                kept = self._page_of_care(request, record, "care/kept.html", title, found)
                kept.status_code = 403
                return kept
        return super().delete_view(request, object_id, extra_context)

    def get_deleted_objects(self, objs, request):
        to_delete, counts, missing, protected = super().get_deleted_objects(objs, request)
        told = [(record, use) for record in objs for use in holds(record)]
        kept = [format_html("{} – {} ({})", record, use.label, use.total) for record, use in told]
        return to_delete, counts, missing, [*protected, *kept]

    # --- two people with one record

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        base = request.POST.get(opened.BASE) if request.method == "POST" else None
        record = self.get_object(request, unquote(object_id)) if object_id and base else None
        if record and (found := opened.meanwhile(record, self.get_inline_instances(request, record), base)):
            request.meanwhile = found
            request.refusal = ValidationError(found.sentence, code="meanwhile")
        return super().changeform_view(request, object_id, form_url, extra_context)

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj and self.has_change_permission(request, obj):
            if request.method == "GET" and request.session is not None:  # the portal itself has none
                opened.seen(obj, request.user)
            context |= {
                "base": opened.version(obj, self.get_inline_instances(request, obj)),
                "meanwhile": getattr(request, "meanwhile", None),
                "others": opened.others(obj, request.user),
                "opened_url": self._page_at_desk("opened", obj),
            }
        if obj:
            context["uses_url"] = self._page_at_desk("uses", obj)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def opened_view(self, request, object_id):
        """The open form tells that it is still there, or that it was left, and hears who else is there."""
        record = self.get_object(request, unquote(object_id))
        if request.method != "POST" or record is None or not self.has_change_permission(request, record):
            raise PermissionDenied
        if "left" in request.POST:
            opened.closed(record, request.user)
            return JsonResponse({})
        opened.seen(record, request.user)
        return JsonResponse({"others": opened.others(record, request.user)})


def careful(admin_class: type) -> type:
    """The admin class with this care in front of it."""
    names = {"__module__": admin_class.__module__, "__doc__": admin_class.__doc__}
    return type(admin_class.__name__, (Careful, admin_class), names)
