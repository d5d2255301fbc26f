"""A thing is also found by what is no name of it: the names of its capital."""

from django.contrib.postgres.fields import ArrayField
from django.db import migrations, models

FOLDED = {
    "field": ArrayField(
        models.CharField(max_length=200),
        blank=True,
        default=list,
        editable=False,
        verbose_name="as they are compared",
    ),
    "name": "folded",
}


class Migration(migrations.Migration):
    dependencies = [("search", "0004_stems")]
    operations = [
        migrations.AlterField(model_name="alias", **FOLDED),
        migrations.AlterField(model_name="historicalalias", **FOLDED),
        migrations.AlterField(
            model_name="name",
            name="is_code",
            field=models.BooleanField(
                default=False,
                help_text="Such as its code or its capital: no other word for the thing.",
                verbose_name="finds it only",
            ),
        ),
    ]
