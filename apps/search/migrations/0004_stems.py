"""Names are recognised in any case: “мерах доверия” as «меры доверия»."""

from django.db import migrations, models

from apps.search.models import Stems


class Migration(migrations.Migration):
    dependencies = [("search", "0003_words")]
    operations = [
        migrations.AddField(
            model_name="name",
            name="stems",
            field=models.GeneratedField(
                db_persist=True,
                expression=Stems("folded"),
                output_field=models.TextField(),
                verbose_name="stems of its words",
            ),
        ),
        migrations.AddIndex(model_name="name", index=models.Index(fields=["stems"], name="search_name_stems")),
    ]
