"""The page of a draft, or of what is scheduled, as readers will see it: for the staff, before it is proposed."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import override

from apps.core.languages import LANGUAGES, active, other
from apps.editions.models import Publishable
from apps.proposals.preview import asked, guarded
from apps.proposals.sandbox import sandbox

UNSEEN = (Publishable.Stage.DRAFT, Publishable.Stage.SCHEDULED)
MAIN = '<main id="content" tabindex="-1">'


class Previewing(admin.ModelAdmin if TYPE_CHECKING else object):
    """What the desk adds to the admin of things with a page."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.preview_view)
        return [path("<path:object_id>/preview/", view, name=self._preview_name), *super().get_urls()]

    @property
    def _preview_name(self) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_preview"

    def get_view_on_site_url(self, obj=None):
        """“View on site” leads to the preview while readers see nothing there."""
        if isinstance(obj, Publishable) and obj.stage in UNSEEN:
            return reverse(f"admin:{self._preview_name}", args=[obj.pk])
        return super().get_view_on_site_url(obj)

    def preview_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        record = self.get_object(request, unquote(object_id))
        if not isinstance(record, Publishable):
            raise Http404
        if not self.has_view_or_change_permission(request, record):
            raise PermissionDenied
        language = request.GET.get("language")
        try:
            return previewed(record, request, language if language in LANGUAGES else active())
        except ValidationError as error:  # somebody else is saving it
            messages.error(request, " ".join(error.messages))
            change = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
            return HttpResponseRedirect(reverse(change, args=[record.pk]))


def previewed(record: Any, request: HttpRequest, language: str) -> HttpResponse:
    """The page of the record in that language, as if it were published now; nothing of that stays.

    Raises ValidationError if others hold the record too long.
    """
    addresses = {}
    for each in LANGUAGES:
        with override(each):
            addresses[each] = record.get_absolute_url().partition("#")[0]
    with sandbox():
        now = {"status": Publishable.Status.PUBLISHED, "published_at": timezone.now(), "expires_at": None}
        type(record)._default_manager.filter(pk=record.pk).update(**now)
        page = guarded(asked(addresses[language], request))
    title = _("Preview")
    told = render_to_string("desk/preview_banner.html", {"title": title})
    html = page.content.decode().replace(MAIN, MAIN + told, 1)
    switch = f"{request.path}?language={other(language)}"
    page.content = html.replace(f'href="{escape(addresses[other(language)])}"', f'href="{switch}"').encode()
    return page
