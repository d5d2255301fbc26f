from urllib.parse import urlsplit

from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from apps.about.models import Contact, Goal, Milestone, Principle, Questionnaire, Text
from apps.core.addresses import absolute
from apps.core.languages import LANGUAGES
from apps.core.pages import render
from apps.documents.models import Document
from apps.sources.footnotes import Footnotes
from apps.timeline.models import Event


def about(request):
    """What CICA is, and the way to all that the portal says of it as a whole."""
    texts = Text.objects.of_page("about:about")
    context = {
        "texts": texts,
        "principles": Principle.objects.count(),
        "goals": Goal.objects.count(),
        "citations": Footnotes(*texts),
    }
    return render(request, "about/about.html", context)


def principles(request):
    """The principles that guide relations between member states, and the Declaration that states them."""
    principles = Principle.objects.all()
    declaration = Document.objects.published().filter(slug="declaration-on-principles").first()
    context = {
        "principles": principles,
        "declaration": declaration,
        "citations": Footnotes(*principles, rows=[declaration]),
    }
    return render(request, "about/principles.html", context)


def goals(request):
    """The goals of CICA."""
    goals = Goal.objects.all()
    return render(request, "about/goals.html", {"goals": goals, "citations": Footnotes(*goals)})


def history(request):
    """How CICA came about, and the chief dates of its history."""
    texts = Text.objects.of_page("about:history")
    events = Event.objects.published().filter(is_milestone=True).select_related("place")
    context = {
        "texts": texts,
        "events": events,
        "citations": Footnotes(*texts, rows=events),
    }
    return render(request, "about/history.html", context)


def transformation(request):
    """How CICA is becoming an organization: the launch, the goals, the Road Map and where each milestone stands."""
    texts, milestones = Text.objects.of_page("about:transformation"), Milestone.objects.all()
    context = {
        "texts": texts,
        "milestones": milestones,
        "citations": Footnotes(*texts, *milestones),
    }
    return render(request, "about/transformation.html", context)


def questions(request):
    """Papers of questions and answers, the historical ones under a banner."""
    papers = Questionnaire.objects.published().select_related("source").prefetch_related("questions")
    cited = [record for paper in papers for record in (paper, *paper.questions.all())]
    return render(request, "about/questions.html", {"texts": papers, "citations": Footnotes(*cited)})


def contacts(request):
    """How to reach the Secretariat and the press contact, and how to report an error on a page of this portal."""
    contacts, page = Contact.objects.by_purpose(), _came_from(request)
    subject = _("Error on the page %(page)s") % {"page": page} if page else _("Error on the CICA portal")
    context = {
        "contacts": contacts,
        "page": page,
        "report": [(contact, contact.letter(subject)) for contact in contacts["errors"] if contact.href],
        "citations": Footnotes(*(contact for found in contacts.values() for contact in found)),
    }
    response = render(request, "about/contacts.html", context)
    patch_vary_headers(response, ["Referer"])
    return response


def _came_from(request) -> str:
    """The address of the portal's page from which the reader came; "" if from elsewhere or from the contacts."""
    try:
        came = urlsplit(request.headers.get("Referer", ""))
    except ValueError:
        return ""
    paths = tuple(f"/{language}/" for language in LANGUAGES)
    if came.netloc != request.get_host() or not came.path.startswith(paths) or came.path.endswith("/about/contacts/"):
        return ""
    return absolute(came._replace(scheme="", netloc="", fragment="").geturl())
