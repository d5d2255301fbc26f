"""Who may do what at the desk."""

EDITORS = "Secretariat editor"


def grant_editors(app_config, using, **kwargs):
    """Give the editors the rights on an app's records after each migration, so that new models are theirs too.

    Not on accounts and groups; history is written by the portal alone.
    """
    from django.contrib.auth.models import Group, Permission

    if not app_config.name.startswith("apps."):
        return
    group, _is_new = Group.objects.using(using).get_or_create(name=EDITORS)
    rights = Permission.objects.using(using).filter(content_type__app_label=app_config.label)
    group.permissions.add(*rights.exclude(content_type__model__startswith="historical"))
