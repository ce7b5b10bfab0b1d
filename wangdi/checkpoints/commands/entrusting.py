"""Which branch, team and person are responsible for a checkpoint."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.checkpoints import actions, changing
from wangdi.checkpoints.models import CheckpointChange
from wangdi.checkpoints.payloads import EntrustPayload
from wangdi.intake.commands import Applied, Command, Outcome, Record, Review, Work
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp
from wangdi.staff.models import Unit, Worker


class Entrust(Command[EntrustPayload]):
    """One branch may stand for many checkpoints, and a checkpoint may have none."""

    name, event, subject_kind = "checkpoints.entrust", "checkpoints.entrusted", "checkpoint"
    permission = "checkpoints.keep"
    Payload = EntrustPayload

    def locate(self, payloads: Sequence[EntrustPayload]) -> list[Stamp | None]:
        return actions.located([one.checkpoint for one in payloads])

    def subject_of(self, payload: EntrustPayload) -> UUID:
        return payload.checkpoint

    def apply(self, work: Work, records: Sequence[Record[EntrustPayload]]) -> list[Outcome]:
        known = changing.held(record.payload.checkpoint for record in records)
        asked = [record.payload for record in records]
        units = {number for one in asked for number in (one.unit, one.branch) if number}
        leads = {one.lead for one in asked if one.lead}
        there = set(Unit.objects.standing().filter(id__in=units).values_list("id", flat=True))
        there |= set(Worker.objects.serving().filter(id__in=leads).values_list("id", flat=True))
        outcomes: list[Outcome] = []
        changes: list[CheckpointChange] = []
        for record in records:
            one, named = record.payload, known[record.payload.checkpoint]
            chosen = {"unit_id": one.unit, "branch_id": one.branch, "lead_id": one.lead}
            if gone := [name for name, key in chosen.items() if key and key not in there]:
                sentence = _("This unit or person does not serve any more.")
                outcomes.append(Review("not_serving", sentence, gone[0].removesuffix("_id")))
                continue
            told = ("entrusted", "")
            changes.append(changing.change(work, record.key, named, told, chosen))
            outcomes.append(Applied(named.id))
        changing.save(changes)
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        changing.restore(work, keys)


register(Entrust())
