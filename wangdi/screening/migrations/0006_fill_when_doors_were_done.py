from django.db import migrations

FILL = """
    UPDATE screening_dooranswer SET done_at = visited_at
    WHERE done_at IS NULL AND outcome IN ('answered', 'vacant')
"""


class Migration(migrations.Migration):
    dependencies = [("screening", "0005_give_beats_and_sheets")]

    operations = [migrations.RunSQL(FILL, migrations.RunSQL.noop)]
