"""The pages of proposals at the desk, and the secret one for colleagues without an account."""

from datetime import timedelta
from typing import Any

from csp.decorators import csp
from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language_from_request, gettext_lazy, override
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from apps.accounts import audit
from apps.core.addresses import in_language
from apps.core.context import OWN_NAMES
from apps.core.differences import Difference
from apps.core.languages import LANGUAGES, active
from apps.proposals import deciding, preview
from apps.proposals.models import PreviewLink, Proposal, ProposalFile, decides
from apps.proposals.operations import form_of
from apps.proposals.replay import CHANGE, model_of
from apps.proposals.tracing import Change, desk_address
from apps.proposals.workflow import TAKEN

PAGE_SIZE = 25
framed: Any = csp(preview.POLICY)
LISTS = {
    "waiting": gettext_lazy("Waiting"),
    "mine": gettext_lazy("My own"),
    "returned": gettext_lazy("Returned"),
    "unconfirmed": gettext_lazy("To be confirmed"),
    "decided": gettext_lazy("Decided"),
}
HOURS = [
    (4, gettext_lazy("4 hours")),
    (24, gettext_lazy("a day")),
    (72, gettext_lazy("3 days")),
    (168, gettext_lazy("a week")),
]


class LinkForm(forms.Form):
    hours = forms.TypedChoiceField(choices=HOURS, coerce=int, label=gettext_lazy("Valid for"), initial=24)


def proposals(request):
    """All proposals that the person may see: those that wait first."""
    _at_desk(request)
    seen = Proposal.objects.seen_by(request.user).select_related("author", "decided_by", "content_type")
    lists = {
        "waiting": seen.waiting().order_by("proposed_at", "pk"),
        "mine": seen.filter(author=request.user),
        "returned": seen.filter(state=Proposal.State.RETURNED),
        "unconfirmed": seen.unconfirmed(),
        "decided": seen.exclude(state__in=deciding.OPEN),
    }
    shown = request.GET.get("list", "")
    shown = shown if shown in lists else "waiting"
    context = {
        "title": _("Proposals"),
        "lists": [(key, label, lists[key].count() if key != "decided" else None) for key, label in LISTS.items()],
        "shown": shown,
        "page": Paginator(lists[shown], PAGE_SIZE).get_page(request.GET.get("page")),
    }
    return render(request, "proposals/proposals.html", {**admin.site.each_context(request), **context})


def proposal(request, pk):
    """One proposal: what it changes, its public pages, and what can be done with it."""
    _at_desk(request)
    seen = Proposal.objects.seen_by(request.user).select_related("author", "decided_by", "confirmed_by", "replaces")
    proposal = get_object_or_404(seen, pk=pk)
    if request.method == "POST" and (answer := _decided(request, proposal)):
        return answer
    user = request.user
    review = deciding.review(proposal, user) if proposal.is_waiting else None
    rehearsed = review.rehearsal.changes[active()] if review and review.rehearsal else None
    is_open = proposal.state in deciding.OPEN
    may_decide = deciding.may_decide(user, proposal)
    is_own = proposal.author_id == user.pk
    context = {
        "title": _("Proposal %(number)s") % {"number": proposal.pk},
        "subtitle": str(proposal),
        "proposal": proposal,
        "review": review,
        "changes": rehearsed if rehearsed is not None else _kept(proposal),
        "pages": list(enumerate(proposal.pages)),
        "languages": [(code, OWN_NAMES[code]) for code in LANGUAGES],
        "files": proposal.files.all(),
        "links": proposal.preview_links.filter(revoked_at=None, expires_at__gt=timezone.now()).select_related(
            "made_by"
        ),
        "link_form": LinkForm(),
        "form_address": _form_address(proposal) if is_open and (is_own or may_decide) else "",
        "is_own": is_own,
        "may_decide": may_decide and proposal.is_waiting,
        "may_take_back": is_own and is_open,
        "may_urge": is_own and proposal.is_waiting and user.has_perm("proposals.publish_urgently"),
        "may_confirm": may_decide and proposal.state == Proposal.State.URGENT and not proposal.confirmed_by,
        "remark": request.POST.get("remark", ""),
    }
    return render(request, "proposals/proposal.html", {**admin.site.each_context(request), **context})


def _at_desk(request) -> None:
    if not request.user.has_perm("proposals.view_proposal") and not decides(request.user):
        raise PermissionDenied


def _kept(proposal: Proposal) -> list[Change]:
    """What it changed when it was proposed: closed proposals are never done again."""
    return [
        Change(**{**each, "fields": [Difference(**field) for field in each["fields"]]})
        for each in proposal.changes.get(active(), ())
    ]


def _form_address(proposal: Proposal) -> str:
    """The form of the record, or of the operation, filled with the proposal; "" where there is none."""
    if proposal.operation != CHANGE:
        form = form_of(proposal.operation)
        return f"{form}?{TAKEN}={proposal.pk}" if form else ""
    try:
        address = desk_address(model_of(proposal.payload), proposal.payload["pk"])
    except ValidationError:
        return ""
    return f"{address}?{TAKEN}={proposal.pk}"


def _decided(request, proposal: Proposal) -> HttpResponse | None:
    """Do what the button says; None with a message where that cannot be."""
    user, remark, seen = (
        request.user,
        request.POST.get("remark", "").replace("\0", "")[:2000],
        request.POST.get("seen", ""),
    )
    acts: dict[str, tuple[Any, str]] = {
        "approve": (lambda: deciding.approve(proposal, user, seen), _("Approved: readers see it now.")),
        "return": (lambda: deciding.give_back(proposal, user, remark), _("Returned to the author.")),
        "take_back": (lambda: deciding.take_back(proposal, user), _("Taken back.")),
        "urgent": (
            lambda: deciding.publish_urgently(proposal, user, remark, seen),
            _("Published. It stays marked until somebody else confirms it."),
        ),
        "confirm": (lambda: deciding.confirm(proposal, user), _("Confirmed.")),
    }
    if (act := request.POST.get("act")) not in acts:
        return None
    do, told = acts[act]
    try:
        do()
    except ValidationError as error:
        for sentence in error.messages:
            messages.error(request, sentence)
        proposal.refresh_from_db()
        return None
    messages.success(request, told)
    return HttpResponseRedirect(
        reverse("admin:proposals") if act in ("approve", "return") else proposal.get_absolute_url()
    )


def _seen(request, pk) -> Proposal:
    _at_desk(request)
    return get_object_or_404(Proposal.objects.seen_by(request.user), pk=pk)


@require_safe
@never_cache
@framed
def proposal_preview(request, pk):
    """A public page with the change in place, alone, for the frame on the page of the proposal."""
    return _shown(request, _seen(request, pk), request.user)


def _shown(request, proposal: Proposal, user) -> HttpResponse:
    number = request.GET.get("page", "0")
    if not number.isdecimal() or int(number) >= len(proposal.pages):
        raise Http404
    try:
        return preview.page(proposal, user, request, int(number), request.GET.get("language", ""))
    except ValidationError as error:
        return render(request, "proposals/no_preview.html", {"sentences": error.messages}, status=409)


@require_safe
@never_cache
def proposal_file(request, pk, file):
    """A file that waits with a proposal: only to be saved, never shown as a page of ours."""
    found = get_object_or_404(ProposalFile, pk=file, proposal=_seen(request, pk))
    response = FileResponse(found.file.open(), as_attachment=True, filename=found.name)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@require_POST
def proposal_link(request, pk):
    """Make a secret link, or end one."""
    proposal = _seen(request, pk)
    if key := request.POST.get("revoke"):
        found = get_object_or_404(proposal.preview_links, pk=key if key.isdecimal() and len(key) < 10 else None)
        PreviewLink.objects.filter(pk=found.pk, revoked_at=None).update(revoked_at=timezone.now())
        audit.record(request.user, "preview.revoked", proposal)
        messages.success(request, _("The link leads nowhere any more."))
    elif (form := LinkForm(request.POST)).is_valid() and proposal.is_waiting:
        token = preview.make_link(proposal, request.user, timezone.now() + timedelta(hours=form.cleaned_data["hours"]))
        audit.record(request.user, "preview.made", proposal)
        address = request.build_absolute_uri(reverse("preview", args=[token]))
        messages.success(request, _("Copy the link now, it is shown only once: %(address)s") % {"address": address})
    else:
        messages.error(request, _("Choose for how long the link is valid, while the proposal waits."))
    return HttpResponseRedirect(proposal.get_absolute_url())


@require_safe
@never_cache
def shared_preview(request, token):
    """What somebody sees who got a secret link: the pages as proposed, in both languages, nothing of the desk."""
    link = _link(token)
    asked, number = request.GET.get("language"), request.GET.get("page", "")
    language = asked if asked in LANGUAGES else get_language_from_request(request)
    pages = link.proposal.pages
    with override(language):
        context = {
            "language": language,
            "languages": [(code, OWN_NAMES[code]) for code in LANGUAGES],
            "pages": [(index, in_language(page, language)) for index, page in enumerate(pages)],
            "shown": int(number) if number.isdecimal() and int(number) < len(pages) else 0,
            "token": token,
            "expires_at": link.expires_at,
        }
        response = render(request, "proposals/shared.html", context)
    return preview.unlisted(response)


@require_safe
@never_cache
@framed
def shared_page(request, token):
    """One of these pages, alone."""
    link = _link(token)
    return _shown(request, link.proposal, link.proposal.author)


def _link(token: str) -> PreviewLink:
    if not (link := preview.link(token)):
        raise Http404
    return link
