"""Where this room is plugged into the floors below it."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from wangdi.access import entrusting
from wangdi.atlas import caring, counting
from wangdi.intake.stamps import Stamp
from wangdi.people import counted
from wangdi.people.models import Household
from wangdi.territory import holds


def stamps_of_households(households: Sequence[UUID]) -> dict[UUID, Stamp]:
    """Where households stand; unknown ones are left out. One query."""
    found = Household.objects.in_bulk(set(households))
    return {household: record.stamp for household, record in found.items()}


entrusting.set_locator(stamps_of_households)
counting.register(counting.Counter(counting.DOORS, _("Doors"), counted.doors))
counting.register(counting.Counter(counting.HOUSEHOLDS, _("Households"), counted.households))
caring.register("people", counted.workers)
holds.register("people", counted.lived_in)
