"""The report of links that lead nowhere."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from apps.care.links import SEEN_BY, dead, failing
from apps.care.models import Checked
from apps.core.differences import name_of
from apps.proposals.tracing import desk_address


def links(request: HttpRequest) -> HttpResponse:
    """Links inside the portal as they are now, and addresses outside as they were when they were last asked."""
    if not request.user.has_perm(SEEN_BY):
        raise PermissionDenied
    latest = Checked.objects.order_by("-checked_at").first()
    context = {
        **admin.site.each_context(request),
        "title": _("Links that lead nowhere"),
        "dead": [_row(link, "") for link in dead()],
        "failing": [_row(link, _told(checked)) for link, checked in failing()],
        "asked_at": latest and latest.checked_at,
    }
    return render(request, "care/links.html", context)


def _row(link, fault: str) -> dict:
    """A line of the report, with the way to the field in the form."""
    form = desk_address(type(link.record), link.record.pk)
    return {
        "record": str(link.record),
        "kind": link.record._meta.verbose_name,
        "url": f"{form}#id_{link.field.name}" if form else "",
        "field": name_of(link.field),
        "language": getattr(link.field, "language", ""),
        "address": link.address,
        "fault": fault,
    }


def _told(checked: Checked) -> str:
    return f"{checked.get_fault_display()}: {checked.status}" if checked.status else checked.get_fault_display()
