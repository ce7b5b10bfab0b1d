"""What is done about a fever: one open path for one person, and its steps with their times."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wangdi.access.scoping import ScopedQuerySet, Stamped
from wangdi.lib import ids
from wangdi.lib.fields import EncryptedTextField
from wangdi.quarantine.models.episodes import Episode
from wangdi.quarantine.rules import path, symptoms

STEPS = [(step, path.LABELS[step]) for step in path.STEPS]


class Cause(models.TextChoices):
    FEVER = symptoms.FEVER, _("Fever")
    SYMPTOMS = symptoms.SYMPTOMS, _("Symptoms")
    REDUCER = symptoms.REDUCER, _("Normal only under a fever reducer")


class Outcome(models.TextChoices):
    CLEARED = path.CLEARED, _("Two of three were normal")
    WATCHED = path.WATCHED, _("Stays at home and is watched")
    BACK = path.BACK, _("Back home")
    KEPT = path.KEPT, _("Kept at the hospital")
    ANNULLED = path.ANNULLED, _("The reading was annulled")


class Travel(models.TextChoices):
    AMBULANCE = "ambulance", _("Ambulance (120)")
    ARRANGED_CAR = "arranged_car", _("A car arranged by the office")
    OWN_CAR = "own_car", _("Own car, nobody else in it")


class FeverPath(Stamped):
    """Since when (`began_at` measured, `known_at` known here), why, and how it ended."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    episode = models.ForeignKey(Episode, models.PROTECT, related_name="fevers")
    cause = models.CharField(max_length=10, choices=Cause.choices)
    confirmed = models.BooleanField(default=False, help_text="Two of three were fever")
    began_at = models.DateTimeField()
    known_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)

    objects: ClassVar[models.Manager["FeverPath"]] = ScopedQuerySet["FeverPath"].as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["episode"],
                condition=models.Q(closed_at=None),
                name="one_open_fever_path_per_episode",
            ),
            models.CheckConstraint(
                condition=models.Q(closed_at=None, outcome="")
                | (models.Q(closed_at__isnull=False) & ~models.Q(outcome="")),
                name="fever_path_closed_with_outcome",
            ),
        )

    def __str__(self) -> str:
        return f"fever path {self.pk}"


class FeverStep(Stamped):
    """One step of the path: when it was done, by whom, what was decided, whither and how."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    path = models.ForeignKey(FeverPath, models.PROTECT, related_name="steps")
    step = models.CharField(max_length=10, choices=STEPS)
    at = models.DateTimeField()
    decision = models.CharField(max_length=10, blank=True)
    place = models.CharField(max_length=100, blank=True, help_text="The clinic, or who was told")
    travel = models.CharField(max_length=20, choices=Travel.choices, blank=True)
    note = EncryptedTextField(null=True)
    by = models.BigIntegerField(null=True)
    by_label = models.CharField(max_length=100)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["FeverStep"]] = ScopedQuerySet["FeverStep"].as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["path", "step"],
                condition=models.Q(annulled_at=None),
                name="one_standing_step_of_a_kind",
            ),
        )

    def __str__(self) -> str:
        return f"{self.step} of {self.path_id}"
