"""What has the words in its names is found by an index of its own; the wide columns of entries are stored apart.

The entries are made anew after the migration.
"""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import migrations

NARROW = "ALTER TABLE search_entry SET (toast_tuple_target = 128)"
AS_BEFORE = "ALTER TABLE search_entry RESET (toast_tuple_target)"


class Migration(migrations.Migration):
    dependencies = [("search", "0005_codes")]
    operations = [
        migrations.AddField(
            model_name="entry",
            name="names_en",
            field=SearchVectorField(blank=True, null=True, verbose_name="English words of its names"),
        ),
        migrations.AddField(
            model_name="entry",
            name="names_ru",
            field=SearchVectorField(blank=True, null=True, verbose_name="Russian words of its names"),
        ),
        migrations.AddIndex(model_name="entry", index=GinIndex(fields=["names_en"], name="search_entry_names_en")),
        migrations.AddIndex(model_name="entry", index=GinIndex(fields=["names_ru"], name="search_entry_names_ru")),
        migrations.RunSQL(NARROW, AS_BEFORE),
        migrations.RunSQL("DELETE FROM search_entry", migrations.RunSQL.noop),
    ]
