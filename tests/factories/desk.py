import factory
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from apps.accounts.roles import WRITER


class AdministratorFactory(factory.django.DjangoModelFactory):
    """Who may do everything."""

    class Meta:
        model = get_user_model()

    username = factory.Sequence(lambda n: f"administrator-{n}")
    is_staff = True
    is_superuser = True


class EditorFactory(factory.django.DjangoModelFactory):
    """A member of the Secretariat's staff with the rights of the group."""

    class Meta:
        model = get_user_model()
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"editor-{n}")
    is_staff = True

    @factory.post_generation
    def group(self, create, extracted):
        self.groups.add(Group.objects.get(name=WRITER))
