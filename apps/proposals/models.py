"""What waits for a second person before the public sees it, who decided, and how it may be looked at until then."""

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.files.storage import storages
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.contrib.auth.models import User


class ProposalQuerySet(models.QuerySet):
    def waiting(self) -> Self:
        """Those that somebody has to decide on."""
        return self.filter(state=Proposal.State.WAITING)

    def reopenable(self) -> Self:
        """Those that their author may still change, and a reviewer take over."""
        return self.filter(state__in=[Proposal.State.WAITING, Proposal.State.RETURNED])

    def unconfirmed(self) -> Self:
        """What was published without a second person, whom it still wants."""
        return self.filter(state=Proposal.State.URGENT, confirmed_by=None)

    def about(self, record: models.Model) -> Self:
        """Those that change this record, whichever of its classes it comes as."""
        kind = ContentType.objects.get_for_model(record)
        return self.filter(content_type=kind, object_id=record.pk)

    def seen_by(self, user: "User") -> Self:
        """Those that this person may look at: who decides sees all, others their own."""
        return self if decides(user) else self.filter(author=user)


def decides(user: "User") -> bool:
    """Whether the person decides on proposals of others."""
    return user.has_perm("proposals.review_proposal") or user.has_perm("proposals.publish_proposal")


class Proposal(models.Model):
    """An operation that its author wants done, with what it would change, as it was when it was proposed."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        APPROVED = "approved", _("approved")
        URGENT = "urgent", _("published urgently")
        RETURNED = "returned", _("returned")
        WITHDRAWN = "withdrawn", _("taken back")
        SUPERSEDED = "superseded", _("replaced by another")

    operation = models.CharField(_("operation"), max_length=40)
    payload = models.JSONField(_("what is to be done"))
    content_type = models.ForeignKey(
        ContentType,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="proposals",
        verbose_name=_("kind of record"),
    )
    object_id = models.PositiveBigIntegerField(_("number of the record"), null=True, blank=True)
    target = GenericForeignKey()
    title_en = models.CharField(_("title (English)"), max_length=300)
    title_ru = models.CharField(_("title (Russian)"), max_length=300)
    base = models.JSONField(_("as it stood"), default=dict)
    """By record, all its fields before: {"news.article 5": {"title_en": "…"}}."""
    changes = models.JSONField(_("changes"), default=dict)
    """By language, what it would change, in words: see `operations.Change`."""
    pages = models.JSONField(_("public pages"), default=list, blank=True)
    """The English addresses of the pages that show it."""
    is_publication = models.BooleanField(_("concerns publication"), default=False)

    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="proposals", verbose_name=_("author")
    )
    note = models.TextField(_("note for the reviewer"), blank=True, max_length=2000)
    proposed_at = models.DateTimeField(_("proposed at"), default=timezone.now, db_index=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING, db_index=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="decided_proposals",
        verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    remark = models.TextField(_("remark"), blank=True, max_length=2000)
    """What the reviewer said to the author; of an urgent publication, its reason."""
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="confirmed_proposals",
        verbose_name=_("confirmed by"),
    )
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, blank=True)
    replaces = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="replacements",
        verbose_name=_("replaces"),
    )

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        ordering = ["-proposed_at", "-pk"]
        default_permissions = ("view",)
        permissions = [
            ("review_proposal", _("May approve or return changes")),
            ("publish_proposal", _("May approve publication, withdrawal, actions and imports")),
            ("publish_urgently", _("May publish without a second person")),
        ]
        indexes = [models.Index(fields=["content_type", "object_id"], name="proposals_target")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="approved") | Q(decided_by__isnull=False) & ~Q(decided_by=F("author")),
                name="proposals_proposal_four_eyes",
                violation_error_message=_("Somebody else than its author approves a proposal."),
            ),
            models.CheckConstraint(
                condition=~Q(state="urgent") | Q(decided_by__isnull=False) & ~Q(remark=""),
                name="proposals_proposal_urgent_has_reason",
                violation_error_message=_("Say why it cannot wait for a second person."),
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True)
                | Q(state="urgent") & ~Q(confirmed_by=F("author")) & ~Q(confirmed_by=F("decided_by")),
                name="proposals_proposal_confirmed_by_another",
                violation_error_message=_("Somebody else confirms what was published urgently."),
            ),
        ]

    def __str__(self):
        return (self.title_ru if get_language() == "ru" else self.title_en) or f"{self.pk}"

    def get_absolute_url(self):
        from django.urls import reverse

        return reverse("admin:proposal", args=[self.pk])

    @property
    def is_waiting(self) -> bool:
        return self.state == self.State.WAITING

    @property
    def short_note(self) -> str:
        return Truncator(self.note).chars(120)


def staging():
    """Where files wait that nobody has approved yet: not under the media, so that no address leads there."""
    return storages["staging"]


class ProposalFile(models.Model):
    """A file that comes with a proposal; `key` says where it belongs."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="files", verbose_name=_("proposal"))
    key = models.CharField(_("place"), max_length=200)
    name = models.CharField(_("name"), max_length=200)
    media_type = models.CharField(_("kind"), max_length=100, blank=True)
    file = models.FileField(_("file"), storage=staging, upload_to="proposals/")

    class Meta:
        verbose_name = _("file of a proposal")
        verbose_name_plural = _("files of proposals")
        ordering = ["pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "key"],
                name="proposals_proposalfile_one_a_place",
                violation_error_message=_("There is a file in this place already."),
            )
        ]

    def __str__(self):
        return self.name


class PreviewLink(models.Model):
    """A secret address under which somebody without an account sees the pages as proposed. Only its hash is kept."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="preview_links", verbose_name=_("proposal"))
    digest = models.CharField(_("hash"), max_length=64, unique=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="preview_links", verbose_name=_("made by")
    )
    made_at = models.DateTimeField(_("made at"), default=timezone.now)
    expires_at = models.DateTimeField(_("expires at"))
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)

    class Meta:
        verbose_name = _("preview link")
        verbose_name_plural = _("preview links")
        ordering = ["-made_at", "-pk"]
        default_permissions = ()

    def __str__(self):
        return f"{self.proposal}"

    @property
    def is_open(self) -> bool:
        return self.revoked_at is None and self.expires_at > timezone.now()
