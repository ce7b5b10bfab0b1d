"""What changed in the course of an episode: away and back, and days counted anew."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wangdi.access.scoping import ScopedQuerySet, Stamped
from wangdi.documents.models import Document
from wangdi.lib import ids
from wangdi.lib.fields import EncryptedTextField
from wangdi.profiles.models import ProfileVersion
from wangdi.quarantine.models.episodes import Episode
from wangdi.quarantine.models.team import How


class Away(models.TextChoices):
    HOSPITAL = "hospital", _("In a hospital")
    FACILITY = "facility", _("In a facility")


class Suspension(Stamped):
    """The person is away for treatment or in a facility: no reading is asked until he is back.

    `days_go_on`: whether the days away count, as the rules say or a person with his reason.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    episode = models.ForeignKey(Episode, models.PROTECT, related_name="suspensions")
    where = models.CharField(max_length=10, choices=Away.choices)
    place = EncryptedTextField()
    reason = EncryptedTextField()
    from_at = models.DateTimeField()
    by = models.BigIntegerField()
    by_label = models.CharField(max_length=100)
    back = models.UUIDField(null=True, help_text="The record of his return")
    back_at = models.DateTimeField(null=True)
    days_go_on = models.BooleanField(null=True)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Suspension"]] = ScopedQuerySet["Suspension"].as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["episode"],
                condition=Q(back_at=None, annulled_at=None),
                name="away_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(back=None, back_at=None, days_go_on=None)
                | Q(back__isnull=False, back_at__isnull=False, days_go_on__isnull=False),
                name="back_when_and_how_days_count",
            ),
            models.CheckConstraint(
                condition=Q(back_at=None) | Q(back_at__gte=F("from_at")),
                name="back_after_leaving",
            ),
        )


class Recounting(models.TextChoices):
    EXPOSED = "exposed", _("Contact again: the days begin anew")
    EXTENDED = "extended", _("Made longer")
    SHORTENED = "shortened", _("Made shorter")


class Recount(Stamped):
    """The days of an episode were counted anew: what they were, what they are, by whom and why.

    Longer takes two named people (a constraint); the person gets a new notice, served by name.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    episode = models.ForeignKey(Episode, models.PROTECT, related_name="recounts")
    kind = models.CharField(max_length=10, choices=Recounting.choices)
    reason = EncryptedTextField()
    day_zero_before = models.DateField()
    last_day_before = models.DateField()
    day_zero = models.DateField()
    last_day = models.DateField()
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    by_label = models.CharField(max_length=100)
    agreed_by = models.BigIntegerField(null=True)
    agreed_by_label = models.CharField(max_length=100, blank=True)
    source = models.UUIDField(null=True, help_text="The proposal, objection or return behind it")
    notice = models.ForeignKey(
        Document, models.PROTECT, null=True, related_name="+", db_index=False
    )
    serving = models.UUIDField(null=True, help_text="The record of its serving")
    served_at = models.DateTimeField(null=True)
    served_how = models.CharField(max_length=20, choices=How.choices, blank=True)
    served_by = models.BigIntegerField(null=True)
    served_by_label = models.CharField(max_length=100, blank=True)
    annulled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Recount"]] = ScopedQuerySet["Recount"].as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~Q(kind="extended")
                | Q(by__isnull=False, agreed_by__isnull=False) & ~Q(by=F("agreed_by")),
                name="longer_by_two_people",
            ),
            models.CheckConstraint(
                condition=~Q(kind="extended") | Q(last_day__gt=F("last_day_before")),
                name="extended_is_longer",
            ),
            models.CheckConstraint(
                condition=~Q(kind="shortened") | Q(last_day__lt=F("last_day_before")),
                name="shortened_is_shorter",
            ),
            models.CheckConstraint(
                condition=Q(served_at=None, served_how="")
                | Q(served_at__isnull=False) & ~Q(served_how=""),
                name="renewal_served_when_and_how",
            ),
        )
        indexes = (
            models.Index(
                fields=["episode"],
                condition=Q(served_at=None, annulled_at=None),
                name="renewals_to_serve",
            ),
        )


class RecountProposal(Stamped):
    """What a rule would count anew, and a person decides: after contact again, or longer."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    episode = models.ForeignKey(Episode, models.PROTECT, related_name="recount_proposals")
    kind = models.CharField(max_length=10, choices=Recounting.choices)
    profile = models.ForeignKey(ProfileVersion, models.PROTECT, related_name="+", db_index=False)
    day_zero = models.DateField()
    last_day = models.DateField()
    reasons = models.JSONField(default=list)
    at = models.DateTimeField()
    taken = models.BooleanField(null=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.BigIntegerField(null=True)
    evidence = models.UUIDField(null=True, help_text="The record that settled it")
    note = EncryptedTextField(null=True)

    objects: ClassVar[models.Manager["RecountProposal"]] = ScopedQuerySet[
        "RecountProposal"
    ].as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["episode", "kind"],
                condition=Q(settled_at=None),
                name="one_open_recount_proposal",
            ),
            models.CheckConstraint(
                condition=Q(settled_at=None, taken=None)
                | Q(settled_at__isnull=False, taken__isnull=False),
                name="recount_proposal_settled_how",
            ),
        )
