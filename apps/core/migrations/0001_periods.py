"""What periods need of PostgreSQL: btree_gist for exclusion constraints, and the certain core of a period."""

from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations

CERTAIN_CORE = """
CREATE FUNCTION certain_core("start" daterange, "end" daterange, is_planned boolean, is_end_planned boolean)
RETURNS daterange LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE
        WHEN $1 IS NULL OR upper($1) IS NULL OR $3 THEN 'empty'::daterange
        WHEN $2 IS NULL OR $4 THEN daterange(upper($1) - 1, NULL)
        WHEN lower($2) IS NULL OR lower($2) <= upper($1) - 1 THEN 'empty'::daterange
        ELSE daterange(upper($1) - 1, lower($2))
    END
$$
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        BtreeGistExtension(),
        migrations.RunSQL(CERTAIN_CORE, "DROP FUNCTION certain_core(daterange, daterange, boolean, boolean)"),
    ]
