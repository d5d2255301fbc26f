"""Names are found also when they are misspelled, where PostgreSQL has pg_trgm; the search works without."""

from django.db import migrations

from apps.search.trigrams import install


class Migration(migrations.Migration):
    dependencies = [("search", "0001_index")]
    operations = [migrations.RunPython(lambda apps, editor: install("search_name"), migrations.RunPython.noop)]
