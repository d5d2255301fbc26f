"""Sentences of django-allauth that our Russian says otherwise than its own.

Our catalogue is asked before that of the package; they stand here so that `make messages` finds them.
"""

from django.utils.translation import gettext_noop

PHRASES = (
    # beside the fields
    gettext_noop("Username"),
    gettext_noop("Password"),
    gettext_noop("Forgot your password?"),
    gettext_noop("Current Password"),
    gettext_noop("New Password"),
    gettext_noop("New Password (again)"),
    gettext_noop("Email"),
    gettext_noop("Master key"),
    gettext_noop("Backup key"),
    gettext_noop("Key nr. {number}"),
    gettext_noop("Use your password"),
    gettext_noop("Use authenticator app or code"),
    gettext_noop("Use a security key"),
    # what is wrong
    gettext_noop("The username and/or password you specified are not correct."),
    gettext_noop("You must type the same password each time."),
    gettext_noop("Please type your current password."),
    gettext_noop("Incorrect password."),
    gettext_noop("Incorrect code."),
    gettext_noop("Too many failed login attempts. Try again later."),
    gettext_noop("Be patient, you are sending too many requests."),
    # what was done
    gettext_noop("You have signed out."),
    gettext_noop("Password successfully changed."),
    gettext_noop("Authenticator app activated."),
    gettext_noop("Authenticator app deactivated."),
    gettext_noop("Security key added."),
    gettext_noop("Security key removed."),
    gettext_noop("A new set of recovery codes has been generated."),
    # letters
    gettext_noop("You are receiving this mail because the following change was made to your account:"),
    gettext_noop("Your password has been changed."),
    gettext_noop("Password Changed"),
    gettext_noop("Your password has been reset."),
    gettext_noop("Password Reset Email"),
    gettext_noop("Authenticator App Activated"),
    gettext_noop("Authenticator App Deactivated"),
    gettext_noop("A new security key has been added."),
    gettext_noop("Security Key Added"),
    gettext_noop("A security key has been removed."),
    gettext_noop("Security Key Removed"),
    gettext_noop("A new set of Two-Factor Authentication recovery codes has been generated."),
    gettext_noop("New Recovery Codes Generated"),
    # kinds of factors, in the audit log
    gettext_noop("Recovery codes"),
    gettext_noop("TOTP Authenticator"),
)
