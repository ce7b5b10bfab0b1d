"""What changed, and what stood before: every change can be taken back."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wangdi.lib.fields import EncryptedJSONField
from wangdi.people.models.choices import DwellingUse
from wangdi.people.models.households import Dwelling, Household
from wangdi.people.models.persons import Person

STANDING = models.Q(annulled_at=None)


class Correction(models.Model):
    """What stood before a change to one person, sealed, so that the change can be annulled.

    The audit event names the fields; their former contents are here and nowhere else.
    """

    id = models.UUIDField(primary_key=True, help_text="The key of the change")
    person = models.ForeignKey(Person, models.PROTECT, related_name="corrections")
    before = EncryptedJSONField()
    made_at = models.DateTimeField()
    annulled_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"correction {self.pk}"


class PassageKind(models.TextChoices):
    MOVED = "moved", _("Moved")
    RETURNED = "returned", _("Came back")


class Passage(models.Model):
    """One person's way from one household to another, or back into one; both files show it."""

    id = models.UUIDField(primary_key=True, help_text="The key of the change")
    kind = models.CharField(max_length=10, choices=PassageKind.choices)
    person = models.ForeignKey(Person, models.PROTECT, related_name="passages")
    origin = models.ForeignKey(Household, models.PROTECT, related_name="went")
    target = models.ForeignKey(Household, models.PROTECT, related_name="came")
    opened = models.BooleanField(default=False, help_text="The target was opened for it")
    on = models.DateField()
    made_at = models.DateTimeField()
    by_label = models.CharField(max_length=100)
    annulled_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.kind} {self.person_id}"


class Relocation(models.Model):
    """A whole household's way from one door to another; its file goes along."""

    id = models.UUIDField(primary_key=True, help_text="The key of the change")
    household = models.ForeignKey(Household, models.PROTECT, related_name="relocations")
    origin = models.ForeignKey(Dwelling, models.PROTECT, related_name="left")
    target = models.ForeignKey(Dwelling, models.PROTECT, related_name="taken")
    on = models.DateField()
    made_at = models.DateTimeField()
    by_label = models.CharField(max_length=100)
    annulled_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"relocation of {self.household_id}"


class DoorChange(models.Model):
    """What stood before of a door: its use, landlord and note, sealed."""

    id = models.UUIDField(primary_key=True, help_text="The key of the change")
    dwelling = models.ForeignKey(Dwelling, models.PROTECT, related_name="changes")
    before = EncryptedJSONField()
    use = models.CharField(max_length=20, choices=DwellingUse.choices)
    on = models.DateField()
    made_at = models.DateTimeField()
    by_label = models.CharField(max_length=100)
    annulled_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"change of {self.dwelling_id}"


class Merge(models.Model):
    """Two entries found to be one person: who remains, and what of other rooms went along.

    `id` and `closing` are the corrections of the one who remains and of the other; `moved` holds,
    by room, the ids of what followed and where it stood, so that unmerging restores both.
    """

    id = models.UUIDField(primary_key=True, help_text="The key of the change")
    survivor = models.ForeignKey(Person, models.PROTECT, related_name="merges")
    other = models.ForeignKey(Person, models.PROTECT, related_name="merged_by")
    closing = models.UUIDField()
    moved = models.JSONField(default=dict)
    made_at = models.DateTimeField()
    by_label = models.CharField(max_length=100)
    annulled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["other"], condition=STANDING, name="merged_into_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=~models.Q(survivor=models.F("other")), name="merged_with_another"
            ),
        )

    def __str__(self) -> str:
        return f"merge of {self.other_id}"
