from apps.core.day import shown
from apps.core.languages import alphabetical
from apps.core.pages import render
from apps.partners.models import Partner
from apps.sources.footnotes import Footnotes


def partners(request):
    """The partner organizations of today, with the instrument that made each a partner."""
    partners = Partner.objects.published().on(shown()).with_participant().order_by(*alphabetical("organization__name"))
    named = [partner.organization for partner in partners]
    context = {"partners": partners, "named": named, "citations": Footnotes(rows=(*partners, *named))}
    return render(request, "partners/partners.html", context)
