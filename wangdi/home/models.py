"""The real office that this installation serves."""

from django.db import models

from wangdi.territory.models import Place


class Office(models.Model):
    """Written once by `wangdi init`; a demo town or a drill has none."""

    only = models.BooleanField(primary_key=True, default=True)
    place = models.ForeignKey(Place, models.PROTECT)
    since = models.DateTimeField()

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(only=True), name="one_office"),)

    def __str__(self) -> str:
        return self.place.name
