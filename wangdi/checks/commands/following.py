"""Help first: somebody calls, asks what is needed, and says what came of it."""

from collections.abc import Sequence
from typing import Literal
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import Field

from wangdi.access.scoping import stamps
from wangdi.checks import actions
from wangdi.checks.commands.recording import OfCheck
from wangdi.checks.models import Check, FollowUp
from wangdi.checks.rules import states
from wangdi.duties import actions as duties
from wangdi.intake.commands import Applied, Command, Outcome, Record, Review, Work
from wangdi.intake.stamps import Stamp


class FollowUpPayload(OfCheck):
    how: Literal["was_home", "helped", "explained", "reported", "unreached"]
    note: str = Field(min_length=2, max_length=500)


class FollowUpCheck(Command[FollowUpPayload]):
    """A check was not met: what the household said, and what was done for it."""

    name = "checks.follow_up"
    permission = "checks.follow_up"
    event = "checks.followed_up"
    subject_kind = "check"
    Payload = FollowUpPayload

    def locate(self, payloads: Sequence[FollowUpPayload]) -> list[Stamp | None]:
        rows = Check.objects.filter(id__in={one.check for one in payloads})
        columns = ("id", "community_id", "grid_id", "building_id")
        known = {key: Stamp(*stamp) for key, *stamp in rows.values_list(*columns)}
        return [known.get(one.check) for one in payloads]

    def subject_of(self, payload: FollowUpPayload) -> UUID:
        return payload.check

    def apply(self, work: Work, records: Sequence[Record[FollowUpPayload]]) -> list[Outcome]:
        held = actions.hold(record.payload.check for record in records)
        outcomes: list[Outcome] = []
        made: list[FollowUp] = []
        for record in records:
            check = held[record.payload.check]
            then = states.after(check.state, "contact")
            if then is None:
                outcomes.append(Review("closed", _("Nobody waits for a call about this check.")))
                continue
            check.state = then
            made.append(_row(work, record, check))
            outcomes.append(Applied(check.id))
        FollowUp.objects.bulk_create(made)
        actions.save({one.check_of_id: held[one.check_of_id] for one in made}.values())
        done = [duties.Settled(one.check_of_id, None, one.at, one.by, one.id) for one in made]
        duties.settle(actions.CONTACT, done)
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        calls = FollowUp.objects.filter(id__in=keys, annulled_at=None)
        held = actions.hold(calls.values_list("check_of", flat=True))
        calls.update(annulled_at=work.now)
        for check in held.values():
            check.state = states.CONTACT
        actions.save(held.values())
        duties.reopen(actions.CONTACT, list(held), evidence=keys)


def _row(work: Work, record: Record[FollowUpPayload], check: Check) -> FollowUp:
    return FollowUp(
        id=record.key,
        check_of=check,
        how=record.payload.how,
        note=record.payload.note,
        at=work.now,
        by=work.actor.id,
        by_label=work.actor.label,
        **stamps(check),
    )
