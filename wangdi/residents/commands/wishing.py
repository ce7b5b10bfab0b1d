"""How a household wishes to be reached."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.access.scoping import stamps
from wangdi.intake.commands import Applied, Outcome, Record, Refused, Review, Work
from wangdi.lib.identifiers import check_phone
from wangdi.residents.commands.homes import OnHousehold
from wangdi.residents.models import ContactWish
from wangdi.residents.payloads import WishPayload


class Wish(OnHousehold[WishPayload]):
    """The last word counts; it is a wish, and in danger everybody is called."""

    name = "residents.wish"
    event = "residents.wished"
    Payload = WishPayload

    def apply(self, work: Work, records: Sequence[Record[WishPayload]]) -> list[Outcome]:
        outcomes: list[Outcome] = []
        last: dict[UUID, Record[WishPayload]] = {}
        for record in records:
            problem = _problem(record.payload)
            outcomes.append(problem or Applied(record.payload.household))
            if problem is None:
                last[record.payload.household] = record
        ContactWish.objects.filter(household__in=last).delete()
        ContactWish.objects.bulk_create(
            ContactWish(
                id=record.key,
                household_id=household,
                by=record.payload.by,
                language=record.payload.language,
                phone=record.payload.phone or None,
                note=record.payload.note or None,
                at=work.now,
                **stamps(record.stamp),
            )
            for household, record in last.items()
        )
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        if ContactWish.objects.filter(id__in=keys).delete()[0] == 0:
            raise Refused(_("A later wish stands already."), reason="later")


def _problem(asked: WishPayload) -> Review | None:
    if not asked.phone:
        return None
    problem = check_phone(asked.phone).problem
    return Review("phone_odd", str(problem.sentence), "phone") if problem else None
