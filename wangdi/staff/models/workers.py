"""The people who do the work, whether or not they sign in."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from wangdi.access.scoping import ScopedQuerySet, Stamped
from wangdi.lib import ids
from wangdi.lib.fields import EncryptedTextField
from wangdi.territory.models import Place


class WorkerKind(models.TextChoices):
    LEADER = "leader", _("Leader of the office")
    OFFICE = "office", _("Subdistrict cadre")
    COMMUNITY = "community", _("Community worker")
    GRID = "grid", _("Grid worker")
    GROUP_LEADER = "group_leader", _("Resident-group leader")
    CAPTAIN = "captain", _("Building captain")
    DOCTOR = "doctor", _("Area doctor")
    MEDIC = "medic", _("Medic")
    POLICE = "police", _("Area police officer")
    PROPERTY = "property", _("Property manager")
    SECONDEE = "secondee", _("Secondee from a bureau")
    INSTITUTION = "institution", _("Staff of a public institution")
    MASS = "mass", _("Member of a mass organisation")
    MILITIA = "militia", _("Militia member")
    VOLUNTEER = "volunteer", _("Volunteer")
    RESIDENT = "resident", _("Resident at the posts")
    TRANSPORT = "transport", _("Transport group")


class WorkerQuerySet(ScopedQuerySet["Worker"]):
    def serving(self) -> "WorkerQuerySet":
        return self.filter(left_on=None)


class Worker(Stamped):
    """A named worker. `work_phone` is given to households; the private one is sealed.

    `home` is the unit he comes from, where it is known as one; `unit` is what a list called it.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="worker"
    )
    name = models.CharField(max_length=60)
    initials = models.CharField(max_length=40, blank=True)
    kind = models.CharField(max_length=20, choices=WorkerKind.choices)
    post = models.CharField(max_length=100, blank=True)
    unit = models.CharField(max_length=100, blank=True)
    home = models.ForeignKey("Unit", models.PROTECT, null=True, related_name="people")
    party_member = models.BooleanField(default=False, db_default=False)
    work_phone = models.CharField(max_length=30, blank=True)
    private_phone = EncryptedTextField(null=True)
    place = models.ForeignKey(Place, models.PROTECT, null=True, related_name="workers")
    joined_on = models.DateField()
    left_on = models.DateField(null=True)
    left_by = models.UUIDField(null=True, help_text="The key of the record of leaving")

    objects: ClassVar[models.Manager["Worker"]] = WorkerQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=["community_id", "kind"], name="workers_of_community"),)

    def __str__(self) -> str:
        return self.name
