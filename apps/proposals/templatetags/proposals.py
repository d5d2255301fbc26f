from django import template

from apps.core.wording import moment_in_words

register = template.Library()
register.filter("moment", moment_in_words)
