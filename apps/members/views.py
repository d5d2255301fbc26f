from apps.core.day import shown
from apps.core.languages import alphabetical
from apps.core.pages import render
from apps.members.filters import MemberFilter
from apps.members.models import Member
from apps.sources.footnotes import Footnotes


def members(request):
    """The member states of today, in the reader's alphabet."""
    members = Member.objects.published().on(shown()).with_participant().order_by(*alphabetical("state__name"))
    found = MemberFilter(request.GET, members)
    named = [member.state for member in found.qs]
    citations = Footnotes(rows=(*found.qs, *named))
    context = {"filter": found, "members": found.qs, "named": named, "citations": citations}
    return render(request, "members/members.html", context)
