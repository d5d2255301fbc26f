"""The Secretariat's desk: the admin site, its sections in the order of the staff's work, its own language switch."""

from functools import wraps

from django.contrib import admin
from django.core.exceptions import BadRequest
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.i18n import set_language

from apps.care.admin import careful
from apps.core.admin import RecordAdmin
from apps.core.day import today
from apps.core.registry import sections
from apps.desk import views
from apps.desk.front import PAGE, WAITS_BELOW
from apps.desk.recall import recalling
from apps.desk.tasks import tasks_of
from apps.proposals import urls as proposals
from apps.proposals.workflow import composed

# Each section is known by the label of its first app. Parts, such as a coordination or a former name, are not
# listed: they are opened from the form of the thing they belong to.
SECTIONS = (
    (
        _("Participants"),
        (
            "participants.State",
            "participants.Organization",
            "members.Member",
            "observers.Observer",
            "partners.Partner",
            "participation.Participation",
            "participants.Place",
        ),
    ),
    (
        _("Life of the organisation"),
        ("timeline.Event", "chairmanships.Chairmanship", "bodies.Body", "bodies.Office", "bodies.Holder"),
    ),
    (
        _("Catalogue of confidence building measures"),
        (
            "catalogue.Edition",
            "catalogue.Dimension",
            "catalogue.Area",
            "catalogue.Coordination",
            "catalogue.Measure",
        ),
    ),
    (_("Publications"), ("news.Article", "documents.Document", "news.Publication")),
    (
        _("About CICA"),
        (
            "about.Text",
            "about.Principle",
            "about.Goal",
            "about.Milestone",
            "about.Questionnaire",
            "about.Contact",
        ),
    ),
    (_("Sources"), ("sources.Source",)),
    (_("Search"), ("search.Miss", "search.Alias")),
    (
        _("Administration"),
        (
            "auth.User",
            "auth.Group",
            "accounts.AuditEntry",
            "axes.AccessAttempt",
            "axes.AccessFailureLog",
            "axes.AccessLog",
            "editions.Redirect",
        ),
    ),
)


class DeskSite(admin.AdminSite):
    site_header = _("CICA Secretariat desk")
    site_title = _("CICA desk")
    index_title = _("The desk today")
    index_template = "desk/front.html"

    def register(self, model_or_iterable, admin_class=None, **options):
        """As Django's; what concerns records goes through the workflow of proposals, and keeps its history."""
        if admin_class and issubclass(admin_class, RecordAdmin):
            admin_class = careful(composed(recalling(admin_class)))
        super().register(model_or_iterable, admin_class, **options)

    def index(self, request, extra_context=None):
        """The front page: what waits first, the list of all records last."""
        shown = sections(PAGE, request.user, today())
        more = {
            "waiting": [entry for entry in shown if entry["section"].order < WAITS_BELOW],
            "sections": [entry for entry in shown if entry["section"].order >= WAITS_BELOW],
            "tasks": tasks_of(request.user),
        }
        return super().index(request, {**more, **(extra_context or {})})

    def get_urls(self):
        return [
            path("language/", set_language, name="language"),
            path("translations/", self.admin_view(views.translations), name="translations"),
            path("translations.csv", self.admin_view(views.translations_csv), name="translations_csv"),
            *proposals.at_desk(self),
            *super().get_urls(),
        ]

    def admin_view(self, view, cacheable=False):
        """As Django's; a query with the sign that PostgreSQL knows in no text is refused before it is asked."""
        guarded = super().admin_view(view, cacheable)

        @wraps(guarded)
        def answer(request, *args, **kwargs):
            if any("\0" in value for _name, values in request.GET.lists() for value in values):
                raise BadRequest("A query cannot hold the sign NUL.")
            return guarded(request, *args, **kwargs)

        return answer

    def get_app_list(self, request, app_label=None):
        """The sections with the models that the person may see; with `app_label`, the one section that holds it."""
        models = {
            model["model"]._meta.label: model
            for app in self._build_app_dict(request).values()
            for model in app["models"]
        }
        found = []
        for name, labels in SECTIONS:
            key = labels[0].partition(".")[0]
            listed = [models[label] for label in labels if label in models]
            apps = {label.partition(".")[0] for label in labels}
            if listed and app_label in (None, *apps):
                url = reverse("admin:app_list", args=[key], current_app=self.name)
                found.append(
                    {"name": name, "app_label": key, "app_url": url, "has_module_perms": True, "models": listed}
                )
        return found
