"""What happens to accounts goes to the audit log, whichever way it came about."""

from allauth.account.authentication import get_authentication_records
from allauth.account.signals import password_changed, password_reset, password_set
from allauth.mfa.signals import (
    authentication_failed,
    authenticator_added,
    authenticator_removed,
    authenticator_reset,
)
from axes.signals import user_locked_out
from django.contrib.auth.models import AnonymousUser, Group, User
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from apps.accounts import audit

LABELS = {
    "account.logged_in": _("logged in"),
    "account.login_failed": _("tried in vain to log in"),
    "account.locked": _("was locked out after too many tries"),
    "account.logged_out": _("logged out"),
    "account.password_changed": _("changed the password"),
    "account.password_reset": _("reset the password by mail"),
    "account.factor_added": _("set up a second factor"),
    "account.factor_removed": _("removed a second factor"),
    "account.codes_renewed": _("made new recovery codes"),
    "account.code_refused": _("gave a wrong code"),
    "account.factors_forgotten": _("removed the second factor of somebody else"),
    "account.created": _("created an account"),
    "account.changed": _("changed what an account may do"),
    "account.deleted": _("deleted an account"),
    "role.changed": _("changed the rights of a role"),
    "audit.exported": _("exported the audit log"),
}
FLAGS = ("is_active", "is_staff", "is_superuser")


def connect() -> None:
    audit.name_acts(LABELS)
    user_logged_in.connect(_logged_in)
    user_login_failed.connect(_login_failed)
    user_locked_out.connect(_locked)
    user_logged_out.connect(_of("account.logged_out"), weak=False)
    password_changed.connect(_of("account.password_changed"), weak=False)
    password_set.connect(_of("account.password_changed"), weak=False)
    password_reset.connect(_of("account.password_reset"), weak=False)
    authenticator_added.connect(_of("account.factor_added"), weak=False)
    authenticator_removed.connect(_of("account.factor_removed"), weak=False)
    authenticator_reset.connect(_of("account.codes_renewed"), weak=False)
    authentication_failed.connect(_of("account.code_refused"), weak=False)
    pre_save.connect(_before, sender=User)
    post_save.connect(_saved, sender=User)
    post_delete.connect(_deleted, sender=User)
    m2m_changed.connect(_relation("account.changed"), sender=User.groups.through, weak=False)
    m2m_changed.connect(_relation("account.changed"), sender=User.user_permissions.through, weak=False)
    m2m_changed.connect(_relation("role.changed"), sender=Group.permissions.through, weak=False)


def _of(act: str):
    """A receiver that records what somebody did to his or her own account."""

    def receive(sender, request, user, authenticator=None, **kwargs) -> None:
        if user:
            audit.record(user, act, user, str(authenticator or ""), request=request)

    return receive


def _logged_in(sender, request, user, **kwargs) -> None:
    records = get_authentication_records(request, user) if hasattr(request, "session") else []
    ways = [record.get("type") or record["method"] for record in records]
    audit.record(user, "account.logged_in", user, ", ".join(ways), request=request)


def _login_failed(sender, credentials, request=None, **kwargs) -> None:
    audit.record(None, "account.login_failed", name=str(credentials.get("username") or ""), request=request)


def _locked(sender, request, username, **kwargs) -> None:
    audit.record(None, "account.locked", name=username or "", request=request)


def _now() -> User | AnonymousUser:
    """Who is at work; nobody at the command line."""
    return getattr(getattr(HistoricalRecords.context, "request", None), "user", None) or AnonymousUser()


def _before(sender, instance, update_fields=None, **kwargs) -> None:
    changes_flags = update_fields is None or set(update_fields) & set(FLAGS)
    if instance.pk and changes_flags:
        instance.flags_before = User.objects.filter(pk=instance.pk).values(*FLAGS).first()


def _saved(sender, instance, created, **kwargs) -> None:
    before = instance.__dict__.pop("flags_before", None)
    if created:
        audit.record(_now(), "account.created", instance, " ".join(flag for flag in FLAGS if getattr(instance, flag)))
    elif before and (changed := [flag for flag in FLAGS if getattr(instance, flag) != before[flag]]):
        signs = (f"{'+' if getattr(instance, flag) else '−'}{flag}" for flag in changed)
        audit.record(_now(), "account.changed", instance, " ".join(signs))


def _deleted(sender, instance, **kwargs) -> None:
    audit.record(_now(), "account.deleted", instance)


def _relation(act: str):
    """A receiver that records what was added to an account or a role and what was taken from it, from either side."""
    signs = {"post_add": "+", "post_remove": "−", "pre_clear": "−"}

    def receive(sender, *, instance, action, reverse, model, pk_set, **kwargs) -> None:
        if action not in signs or (act == "role.changed" and not _now().pk):  # nobody: the migrations
            return
        if pk_set is None:
            rows = sender._default_manager.filter(**{instance._meta.model_name: instance})
            pk_set = rows.values_list(f"{model._meta.model_name}_id", flat=True)
        others = list(model._default_manager.filter(pk__in=pk_set))
        changes = [(other, [instance]) for other in others] if reverse else [(instance, others)] if others else []
        for target, given in changes:
            audit.record(_now(), act, target, ", ".join(f"{signs[action]}{thing}" for thing in given))

    return receive
