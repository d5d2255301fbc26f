"""No field is bilingual: what means the same stands in one list whatever its language. History of what staff write."""

from simple_history import register as keep_history

from apps.search.models import Alias

keep_history(Alias)
