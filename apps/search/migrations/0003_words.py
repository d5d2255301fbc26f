"""The words of all names, among which a misspelled one is looked for."""

from django.db import migrations, models

from apps.search.trigrams import install


class Migration(migrations.Migration):
    dependencies = [("search", "0002_trigrams")]
    operations = [
        migrations.CreateModel(
            name="Word",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.CharField(max_length=60, unique=True, verbose_name="word")),
            ],
            options={
                "verbose_name": "word of the names",
                "verbose_name_plural": "words of the names",
                "ordering": ["text"],
            },
        ),
        migrations.RunPython(lambda apps, editor: install("search_word"), migrations.RunPython.noop),
    ]
