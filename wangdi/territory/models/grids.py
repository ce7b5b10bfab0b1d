"""Grids as a second tree over buildings, and what each covered from when to when."""

from django.db import models

from wangdi.intake.stamps import Stamp
from wangdi.territory.models.places import Place


class Grid(models.Model):
    """A grid of a level: a worker's beat, drawn over buildings whatever the compounds' borders.

    One of level 1 may lie over the whole office, and so in no community. `heir` is the grid that
    took its place when it ended: who worked in the one works in the other.
    """

    code = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=100)
    level = models.SmallIntegerField(default=3)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    community = models.ForeignKey(Place, models.PROTECT, null=True, related_name="grids")
    heir = models.ForeignKey("self", models.PROTECT, null=True, related_name="forerunners")
    laid_by = models.UUIDField(null=True, help_text="The key of the record that first drew it")
    ended_by = models.UUIDField(null=True, help_text="The key of the record that ended it")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(level__range=(1, 5)), name="grid_of_a_known_level"
            ),
            models.CheckConstraint(
                condition=models.Q(community__isnull=False) | models.Q(level=1),
                name="grid_in_a_community",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def stamp(self) -> Stamp:
        return Stamp(self.community_id, self.id, None)


class GridBuilding(models.Model):
    """That a building belonged to a grid, from when to when; by which records."""

    grid = models.ForeignKey(Grid, models.PROTECT, related_name="spans")
    building = models.ForeignKey(Place, models.PROTECT, related_name="spans", db_index=False)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    drawn_by = models.UUIDField(null=True, db_index=True)
    taken_by = models.UUIDField(null=True, db_index=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["building"], condition=models.Q(until=None), name="one_grid_of_a_building"
            ),
        )
        indexes = (models.Index(fields=["building", "since"], name="grids_of_building"),)

    def __str__(self) -> str:
        return f"{self.building_id} in {self.grid_id}"
