"""The desk's forms with four eyes: a change to what is public becomes a proposal, drafts are saved at once."""

import copy
from typing import Any

from django.contrib import messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Model
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from apps.editions.models import Publishable
from apps.proposals import deciding
from apps.proposals.models import Proposal
from apps.proposals.operations import propose
from apps.proposals.patch import extract
from apps.proposals.replay import CHANGE, Play, Unheard, filled, follows_form, is_form, is_public, payload_of
from apps.proposals.sandbox import sandbox
from apps.proposals.tracing import stored

NOTE, TAKEN = "_note", "proposal"
"""The note for the reviewer in a form that is sent; the proposal from which a form is filled, in its address."""


class Proposing:
    """What the desk adds to the admin of each kind of record."""

    model: Any
    opts: Any

    change_form_template = "proposals/change_form.html"

    # --- the one way in

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if hasattr(request, "play"):  # the portal itself asks
            return super().changeform_view(request, object_id, form_url, extra_context)
        taken = self._taken(request, object_id)
        if request.method == "POST":
            return self._sent(request, object_id, form_url, extra_context, taken)
        if taken:
            try:
                files = deciding.files_of(taken)
                bound = filled(request.user, self.model, object_id, taken.payload["patch"], files)
                request.play = Play(bound=bound, taken=taken)
            except ValidationError as error:
                messages.error(request, " ".join(error.messages))
                return HttpResponseRedirect(taken.get_absolute_url())
        return super().changeform_view(request, object_id, form_url, extra_context)

    def _taken(self, request, object_id) -> Proposal | None:
        """The proposal that the address names, if it is about this form and the person may take it up."""
        if not (key := request.GET.get(TAKEN)):
            return None
        open_ones = Proposal.objects.seen_by(request.user).filter(operation=CHANGE).reopenable()
        taken = get_object_or_404(open_ones, pk=key if key.isdecimal() and len(key) < 10 else None)
        same_form = taken.payload["model"] == self.opts.label_lower and str(taken.payload["pk"] or "") == (
            object_id or ""
        )
        return taken if same_form else None

    def _sent(self, request, object_id, form_url, extra_context, taken):  # noqa: PLR0911 (each way out is another answer)
        """A form that somebody sent: rehearsed first, then saved at once or proposed, as what it touches demands."""
        play = Play(taken=taken)
        if taken:
            self._carry_files(request, object_id, taken)
        request.POST  # noqa: B018 (read before it is copied: the body can be read but once)
        rehearsed = copy.copy(request)
        rehearsed.play, rehearsed._messages = play, Unheard(request)  # noqa: SLF001
        try:
            with sandbox():
                response = super().changeform_view(rehearsed, object_id, form_url, extra_context)
        except ValidationError as error:
            return self._refused(request, error, object_id, form_url, extra_context)
        if is_form(response) or not play.is_saved:
            return response  # with what is wrong
        self._rewind(request)
        if IS_POPUP_VAR in request.POST and (play.is_public or play.appears):
            told = ValidationError(
                _("What readers see at once cannot be added here: open its own form in another tab.")
            )
            return self._refused(request, told, object_id, form_url, extra_context)
        try:
            if play.is_public:
                return self._propose(request, object_id, play, taken)
            if play.appears:
                return self._keep_draft(request, object_id, play)
            direct = copy.copy(request)
            direct.play = Play(is_direct=True)
            return super().changeform_view(direct, object_id, form_url, extra_context)
        except ValidationError as error:
            return self._refused(request, error, object_id, form_url, extra_context)

    def _propose(self, request, object_id, play, taken):
        record = stored(self.model, object_id) if object_id else None
        payload = payload_of(self.model, record.pk if record else None, play.patch)
        with transaction.atomic():
            if taken:
                deciding.supersede(taken, request.user)
            proposal = propose(request.user, CHANGE, payload, _note(request), record, play.files, replaces=taken)
        messages.success(
            request, _("Your change waits for somebody else to approve it. Readers see nothing of it yet.")
        )
        return HttpResponseRedirect(proposal.get_absolute_url())

    def _keep_draft(self, request, object_id, play):
        """The text is saved as a draft; that it leaves this state is what the second person decides."""
        wanted = request.POST["status"]
        draft: Any = copy.copy(request)
        draft.play, draft._messages = Play(is_direct=True), Unheard(request)  # noqa: SLF001
        draft.POST = request.POST.copy()
        draft.POST["status"] = Publishable.Status.DRAFT
        only_status = object_id and not play.patch["rows"] and set(play.patch["form"]) == {"status"}
        pk = object_id
        if not only_status:
            super().changeform_view(draft, object_id)
            if not draft.play.is_saved:
                raise ValidationError(_("The draft could not be saved."))
            pk = draft.play.record.pk
        record: Any = stored(self.model, pk)
        patch = {"form": {"status": {"": [wanted]}}, "rows": {}}
        proposal = propose(request.user, CHANGE, payload_of(self.model, record.pk, patch), _note(request), record)
        messages.success(request, _("Saved as a draft. Its publication waits for somebody else to approve it."))
        return HttpResponseRedirect(proposal.get_absolute_url())

    def _refused(self, request, error, object_id, form_url, extra_context):
        """The form again with all that was typed, and the reason."""
        self._rewind(request)
        shown = copy.copy(request)
        shown.play, shown.refusal = Play(), error
        return super().changeform_view(shown, object_id, form_url, extra_context)

    def _carry_files(self, request, object_id, taken) -> None:
        """The files of the proposal come along where no other was chosen, if the rows are still the same."""
        files = deciding.files_of(taken)
        if not files:
            return
        try:
            data, uploads = filled(request.user, self.model, object_id, taken.payload["patch"], files)
        except ValidationError:
            return
        for name in uploads:
            counter = f"{name.rpartition('-')[0].rpartition('-')[0]}-TOTAL_FORMS"
            same_rows = request.POST.get(counter) == data.get(counter)
            if same_rows and name not in request.FILES and f"{name}-clear" not in request.POST:
                request.FILES[name] = uploads[name]

    @staticmethod
    def _rewind(request) -> None:
        for _name, files in request.FILES.lists():
            for file in files:
                file.seek(0)

    # --- what happens inside the run of the form

    def save_model(self, request, obj, form, change):
        play = getattr(request, "play", None)
        before = stored(self.model, obj.pk) if change else None
        was_public = before is not None and is_public(before)
        if play is None:
            if was_public or is_public(obj):
                raise PermissionDenied  # a door that does not lead through changeform_view
        elif isinstance(obj, Publishable):
            play.is_public |= was_public
            play.appears = is_public(obj) and not was_public
        else:
            play.is_public |= was_public or is_public(obj)
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        if play := getattr(request, "play", None):
            play.patch, play.files = extract(form, formsets, is_new=not change)  # deleted rows still have their keys
            play.is_public |= any(self._is_public_row(row) for formset in formsets for row in formset.forms)
            if play.is_direct and (play.is_public or play.appears):
                raise ValidationError(
                    _("It was published meanwhile, so somebody else has to approve this. Send it again.")
                )
        super().save_related(request, form, formsets, change)
        if play:
            play.record = form.instance

    @staticmethod
    def _is_public_row(form) -> bool:
        """Whether a row that changes is public by itself."""
        row = form.instance
        if not form.has_changed() or follows_form(row):
            return False
        before = stored(row._meta.concrete_model, row.pk) if row.pk else None
        return is_public(row) or (before is not None and is_public(before))

    def get_form(self, request, obj=None, change=False, **kwargs):
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        play = getattr(request, "play", None)
        if request.method != "GET" or not play or not play.bound:
            return form
        data, files = play.bound

        class Filled(form):
            def __init__(self, *args, **options):
                super().__init__(data, files, **options)

        return Filled

    def get_formset_kwargs(self, request, obj, inline, prefix):
        options = super().get_formset_kwargs(request, obj, inline, prefix)
        play = getattr(request, "play", None)
        if request.method == "GET" and play and play.bound:
            options["data"], options["files"] = play.bound
        return options

    # --- doors that stay closed, and what the form says

    def has_delete_permission(self, request, obj=None):
        """What readers see is withdrawn, or left out on the form of the thing it is part of."""
        return super().has_delete_permission(request, obj) and not (isinstance(obj, Model) and is_public(obj))

    def render_change_form(self, request, context, *args, obj=None, **options):
        play = getattr(request, "play", None)
        is_proposed = is_public(obj) if obj else not issubclass(self.model, Publishable)
        waiting = Proposal.objects.about(obj).waiting().select_related("author") if obj else []
        context |= {
            "is_proposed": is_proposed,
            "has_status": issubclass(self.model, Publishable),
            "taken": play.taken if play else None,
            "note": request.POST.get(NOTE) or (play.taken.note if play and play.taken else ""),
            "waiting": list(waiting),
        }
        return super().render_change_form(request, context, *args, obj=obj, **options)


def _note(request) -> str:
    return request.POST.get(NOTE, "").replace("\0", "")[:2000]


def composed(admin_class: type) -> type:
    """The admin class with the workflow in front of it."""
    return type(
        admin_class.__name__,
        (Proposing, admin_class),
        {"__module__": admin_class.__module__, "__doc__": admin_class.__doc__},
    )
