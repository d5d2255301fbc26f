"""What we do otherwise than django-allauth."""

import base64
import hashlib
import logging
import secrets
import time
from smtplib import SMTPException

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from axes.helpers import get_client_ip_address
from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext

from apps.accounts import second_factor

log = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        return False

    def pre_authenticate(self, request, **credentials):
        """Wrong passwords are counted by django-axes, for all processes and per address; wrong codes by allauth."""

    def is_reauthentication_required(self, *, app, **kwargs):
        """Somebody who has just signed in need not say again who it is."""
        records = get_authentication_records(self.request, self.request.user)
        oldest = time.time() - settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
        return not any(record["at"] > oldest for record in records)

    def get_client_ip(self, request):
        """The same address that counts failures and stands in the audit log."""
        return get_client_ip_address(request) or "0.0.0.0"  # noqa: S104 (unknown)

    def get_password_change_redirect_url(self, request):
        return reverse("admin:index")

    def get_reset_password_from_key_url(self, key):
        """Under the site's own address: the one that a request names could be forged."""
        uid, _dash, token = key.partition("-")
        return settings.SITE_URL + reverse("account_reset_password_from_key", args=[uid, token])

    def send_mail(self, template_prefix, email, context):
        """A mail server out of order is the operator's business: what the visitor did is done all the same."""
        try:
            super().send_mail(template_prefix, email, context)
        except (SMTPException, OSError):
            log.exception("The mail %s could not be sent.", template_prefix)


class SecondFactorAdapter(DefaultMFAAdapter):
    def get_totp_issuer(self):
        return gettext("CICA portal")

    def get_totp_label(self, user):
        return user.get_username()

    def get_public_key_credential_rp_entity(self):
        return {**super().get_public_key_credential_rp_entity(), "name": gettext("CICA portal")}

    def can_delete_authenticator(self, authenticator):
        """The last factor of somebody who must have one can be replaced, not removed."""
        others = authenticator.user.authenticator_set.filter(type__in=second_factor.FACTORS).exclude(
            pk=authenticator.pk
        )
        return others.exists() or not second_factor.is_required(authenticator.user)

    def encrypt(self, text):
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        """What another SECRET_KEY has encrypted fits no code: the factor must be set up anew."""
        try:
            return _cipher().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            return base64.b32encode(secrets.token_bytes(20)).decode()


def _cipher() -> Fernet:
    key = hashlib.sha256(f"second factor {settings.SECRET_KEY}".encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
