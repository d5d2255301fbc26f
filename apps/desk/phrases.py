"""Sentences of Django's admin that our Russian says otherwise: with any noun put in, theirs break the grammar.

Our catalogue is asked before Django's; they stand here so that `make messages` finds them.
"""

from django.utils.translation import gettext_noop

PHRASES = (
    gettext_noop("Add %s"),
    gettext_noop("Change %s"),
    gettext_noop("View %s"),
    gettext_noop("Select %s"),
    gettext_noop("Select %s to change"),
    gettext_noop("Select %s to view"),
    gettext_noop("Add %(name)s"),
    gettext_noop("Add another %(verbose_name)s"),
    gettext_noop("The {name} “{obj}” was added successfully."),
    gettext_noop("The {name} “{obj}” was changed successfully."),
    gettext_noop("The {name} “{obj}” was added successfully. You may add another {name} below."),
    gettext_noop("The {name} “{obj}” was changed successfully. You may edit it again below."),
    gettext_noop("The {name} “{obj}” was changed successfully. You may add another {name} below."),
    gettext_noop("The %(name)s “%(obj)s” was deleted successfully."),
    gettext_noop("Cannot delete %(name)s"),
    # of django-simple-history and django-axes
    gettext_noop("Axes"),
    gettext_noop("Changes"),
    gettext_noop("View history: %s"),
)
