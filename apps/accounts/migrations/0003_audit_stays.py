"""PostgreSQL refuses to change or remove what stands in the audit log.

Emptying the whole table is left to a session that says so beforehand (`SET portal.may_empty_audit = 'on'`): the tests.
"""

from django.db import migrations

STAYS = """
CREATE FUNCTION accounts_auditentry_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'TRUNCATE' AND current_setting('portal.may_empty_audit', true) = 'on' THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION 'What stands in the audit log stays.'
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'accounts_auditentry_stays';
END
$$;
CREATE TRIGGER accounts_auditentry_row_stays BEFORE UPDATE OR DELETE ON accounts_auditentry
    FOR EACH ROW EXECUTE FUNCTION accounts_auditentry_stays();
CREATE TRIGGER accounts_auditentry_table_stays BEFORE TRUNCATE ON accounts_auditentry
    FOR EACH STATEMENT EXECUTE FUNCTION accounts_auditentry_stays();
"""
GOES = """
DROP TRIGGER accounts_auditentry_table_stays ON accounts_auditentry;
DROP TRIGGER accounts_auditentry_row_stays ON accounts_auditentry;
DROP FUNCTION accounts_auditentry_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_roles")]
    operations = [migrations.RunSQL(STAYS, GOES)]
