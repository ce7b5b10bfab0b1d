from django.db import migrations

# Readings from before: the rules were those of the episode, and any symptom told was one.
FILL = """
    UPDATE quarantine_reading r SET profile_id = e.profile_id,
        symptomatic = r.symptoms <> '{}',
        calls = (r.fever AND NOT r.cleared) OR r.symptoms <> '{}'
    FROM quarantine_episode e WHERE e.id = r.episode_id AND r.profile_id IS NULL
"""


class Migration(migrations.Migration):
    dependencies = [("quarantine", "0008_keep_what_the_rules_said")]

    operations = [migrations.RunSQL(FILL, migrations.RunSQL.noop)]
