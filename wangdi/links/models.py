"""The personal link of a household: what it is found by, how long it lives, who ended it."""

from datetime import datetime, timedelta
from typing import ClassVar, Self

from django.db import models

from wangdi.access.scoping import ScopedQuerySet, Stamped
from wangdi.lib import ids

MOST_TRIES = 10


class HouseholdLinkQuerySet(ScopedQuerySet["HouseholdLink"]):
    household_column = "household"

    def standing(self) -> Self:
        """Not revoked; whether its time is over is for `is_alive` to say."""
        return self.filter(revoked_at=None)


class HouseholdLink(Stamped):
    """One household's way to its own page; a household has one at a time.

    The token stands nowhere: only a keyed hash of it is kept, to find the link by. Of the PIN a
    slow hash. `generation` changes with every new PIN, so that sessions begun before are over.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    household = models.UUIDField()
    token_index = models.BinaryField(max_length=16, unique=True)
    pin = models.CharField(max_length=200)
    generation = models.SmallIntegerField(default=1)
    tries = models.SmallIntegerField(default=0, help_text="Wrong PINs since the last right one")
    made_at = models.DateTimeField()
    made_by = models.BigIntegerField(null=True)
    made_by_label = models.CharField(max_length=100)
    valid_until = models.DateTimeField(null=True, help_text="Empty: as long as the care lasts")
    last_used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_by_label = models.CharField(max_length=100, blank=True)
    revoke_reason = models.CharField(max_length=200, blank=True)

    objects: ClassVar[models.Manager["HouseholdLink"]] = HouseholdLinkQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["household"],
                condition=models.Q(revoked_at=None),
                name="one_link_per_household",
            ),
            models.CheckConstraint(
                condition=models.Q(revoked_at=None) | ~models.Q(revoke_reason=""),
                name="link_revoked_with_a_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(tries__gte=0, tries__lte=MOST_TRIES), name="link_tries_bounded"
            ),
        )

    def __str__(self) -> str:
        return f"link {self.pk}"

    def is_alive(self, at: datetime) -> bool:
        """Whether it opens anything: not revoked, and its time not over."""
        over = self.valid_until is not None and self.valid_until <= at
        return self.revoked_at is None and not over

    def is_locked(self) -> bool:
        """Too many wrong PINs: nobody opens it until a worker gives a new one."""
        return self.tries >= MOST_TRIES

    def was_used_within(self, span: timedelta, at: datetime) -> bool:
        return self.last_used_at is not None and at - self.last_used_at < span
