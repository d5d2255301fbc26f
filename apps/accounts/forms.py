"""The forms of the second factor: codes under their full name, and passkeys as browsers answer them."""

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn import forms
from django.forms import Form
from django.utils.translation import gettext_lazy as _


class SecondFactorCode(AuthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code from the app, or a recovery code")


class ConfirmingCode(ReauthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code from the app, or a recovery code")


class FirstCode(ActivateTOTPForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code from the app")


class Refusing(Form):
    """An answer that is none is refused: django-allauth takes for granted that it has all its parts."""

    def full_clean(self):
        try:
            super().full_clean()
        except (AttributeError, KeyError, TypeError, ValueError):
            self.add_error("credential", get_adapter().validation_error("incorrect_code"))


class LoginPasskey(Refusing, forms.LoginWebAuthnForm):
    pass


class SecondFactorPasskey(Refusing, forms.AuthenticateWebAuthnForm):
    pass


class ConfirmingPasskey(Refusing, forms.ReauthenticateWebAuthnForm):
    pass


class NewPasskey(Refusing, forms.AddWebAuthnForm):
    pass
