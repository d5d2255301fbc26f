"""People of the Secretariat, and their browsers. They have a second factor, so that no test need set one up."""

import factory
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, User
from django.test import Client

from apps.accounts.roles import WRITER

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # of the second factor


class AccountFactory(factory.django.DjangoModelFactory):
    """A member of the staff: `AccountFactory(role=REVIEWER)`; without a second factor with `has_factor=False`."""

    class Meta:
        model = get_user_model()

    username = factory.Sequence(lambda n: f"account-{n}")
    is_staff = True
    role = None
    has_factor = True

    @classmethod
    def _create(cls, model_class, *args, role, has_factor, **kwargs):
        user = super()._create(model_class, *args, **kwargs)
        if role:
            user.groups.add(Group.objects.get(name=role))
        if has_factor:
            TOTP.activate(user, SECRET)
        return user


class AdministratorFactory(AccountFactory):
    """Who may do everything."""

    username = factory.Sequence(lambda n: f"administrator-{n}")
    is_superuser = True


class EditorFactory(AccountFactory):
    """A member of the staff who writes."""

    username = factory.Sequence(lambda n: f"editor-{n}")
    role = WRITER


def signed_in(user: User) -> Client:
    """The browser of somebody who is signed in."""
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client
