from django.db import migrations

FILL = """
UPDATE people_household h SET marks = said.marks
FROM (
    SELECT p.household_id, array_agg(DISTINCT need ORDER BY need) AS marks
    FROM people_person p, unnest(p.needs) AS need
    WHERE p.left_on IS NULL GROUP BY p.household_id
) AS said
WHERE said.household_id = h.id AND h.marks <> said.marks
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0004_look_after_homes")]

    operations = [migrations.RunSQL(FILL, migrations.RunSQL.noop)]
