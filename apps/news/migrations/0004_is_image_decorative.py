from django.db import migrations, models


class Migration(migrations.Migration):
    """Names the field as others of its kind."""

    dependencies = [("news", "0003_decorative_image")]

    operations = [
        migrations.RemoveConstraint(model_name="article", name="news_article_image_has_alt"),
        migrations.RenameField("article", "image_is_decorative", "is_image_decorative"),
        migrations.RenameField("historicalarticle", "image_is_decorative", "is_image_decorative"),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("image_alt_en__gt", ""),
                        ("image_alt_en__isnull", False),
                        ("image_alt_ru__gt", ""),
                        ("image_alt_ru__isnull", False),
                    ),
                    ("is_image_decorative", True),
                    ("image", ""),
                    _connector="OR",
                ),
                name="news_article_image_has_alt",
                violation_error_message="Say in both languages what the picture shows, or that it only decorates.",
            ),
        ),
    ]
