from django.shortcuts import render

from apps.core.day import shown
from apps.core.languages import alphabetical
from apps.partners.models import Partner


def partners(request):
    """The partner organizations of today, with the instrument that made each a partner."""
    partners = Partner.objects.published().on(shown()).with_participant().order_by(*alphabetical("organization__name"))
    return render(request, "partners/partners.html", {"partners": partners})
