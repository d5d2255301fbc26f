from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("editions", "0002_note_of_redirects")]

    operations = [
        operation
        for model in ("redirect", "historicalredirect")
        for operation in (
            migrations.RenameField(model, "note", "code"),
            migrations.AlterField(
                model,
                "code",
                models.CharField(
                    blank=True,
                    help_text="For the desk: where the former address is known from.",
                    max_length=200,
                    verbose_name="code",
                ),
            ),
        )
    ]
