"""What the secretary answers when a number is strange."""

from django.db import models

from wangdi.lib import ids


class QuestionAnswer(models.Model):
    """A reason why a strange number of a unit is right. `question` names the rule and figures;
    the numbers it was given for are kept: other numbers ask again."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    day = models.DateField()
    unit_id = models.IntegerField()
    question = models.CharField(max_length=140)
    numbers = models.JSONField()
    reason = models.TextField()
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    by_label = models.CharField(max_length=100)
    annulled_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (models.Index(fields=["day", "unit_id"], name="answers_of_day"),)
        constraints = (
            models.CheckConstraint(condition=~models.Q(reason=""), name="answer_with_reason"),
        )

    def __str__(self) -> str:
        return f"answer {self.day} {self.question}"
