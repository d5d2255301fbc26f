from django.shortcuts import render

from apps.core.day import shown
from apps.core.languages import alphabetical
from apps.members.filters import MemberFilter
from apps.members.models import Member


def members(request):
    """The member states of today, in the reader's alphabet."""
    members = Member.objects.published().on(shown()).with_participant().order_by(*alphabetical("state__name"))
    found = MemberFilter(request.GET, members)
    return render(request, "members/members.html", {"filter": found, "members": found.qs})
