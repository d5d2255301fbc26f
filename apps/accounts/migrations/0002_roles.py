"""The six roles as groups; their rights are filled in after each migration, see `apps/accounts/roles.py`."""

from django.db import migrations

FORMER = "Secretariat editor"
ROLES = [
    "Writer",
    "Translator into Russian",
    "Translator into English",
    "Reviewer",
    "Publisher",
    "Administrator",
]


def make(apps, schema_editor):
    groups = apps.get_model("auth", "Group").objects.using(schema_editor.connection.alias)
    if not groups.filter(name="Writer").exists():
        groups.filter(name=FORMER).update(name="Writer")
    for name in ROLES:
        groups.get_or_create(name=name)


def unmake(apps, schema_editor):
    groups = apps.get_model("auth", "Group").objects.using(schema_editor.connection.alias)
    groups.filter(name="Writer").update(name=FORMER)
    groups.filter(name__in=ROLES).delete()


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial"), ("auth", "0012_alter_user_first_name_max_length")]
    operations = [migrations.RunPython(make, unmake)]
