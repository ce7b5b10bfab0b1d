"""Records that are only acted upon, never looked at by themselves: the first of each kind."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db.models import Model

from tests.journeys import phones
from wangdi.checkpoints.models import Checkpoint
from wangdi.field.models import SignIn
from wangdi.gates.models import Crossing, EntrancePlan
from wangdi.lib import ids
from wangdi.roster.models import Relief
from wangdi.staff.models import Letter, Secondment
from wangdi.world.fixtures import Town


def first(kind: type[Model]) -> Callable[[Town, str], UUID]:
    """The id of the first of a kind, or one that nobody has."""

    def found(_town: Town, _page: str) -> UUID:
        one = kind._default_manager.order_by("pk").values_list("pk", flat=True).first()
        return one or ids.uuid7()

    return found


def sign_in(town: Town, _page: str) -> UUID:
    """Of the phone that is shown."""
    return SignIn.objects.filter(phone=phones.phone(town)).order_by("pk")[0].id


KNOWN: dict[str, Callable[[Town, str], Any]] = {
    "letter_id": first(Letter),
    "secondment_id": first(Secondment),
    "crossing_id": first(Crossing),
    "plan_id": first(EntrancePlan),
    "relief_id": first(Relief),
    "key": first(Checkpoint),
    "sign_in_id": sign_in,
    "digest": lambda _town, _page: "ab" * 32,
}
