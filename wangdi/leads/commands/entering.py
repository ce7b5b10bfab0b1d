"""Rows of a list: found in ledger and address, joined to earlier leads, given to who checks."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.documents import verifying
from wangdi.duties import actions as duties
from wangdi.intake import gate
from wangdi.intake.commands import Applied, Command, Outcome, Record, Refused, Review, Work
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp
from wangdi.leads import actions, section
from wangdi.leads.entering.columns import SENTENCES
from wangdi.leads.entering.matching import Found, Said, before
from wangdi.leads.entering.row import LeadRow, find
from wangdi.leads.entering.writing import write
from wangdi.leads.models import Lead, LeadBatch

REVIEWED = "review"
COPIED = {"name", "birth_date", "kind", "place", "left_on", "arrived_on", "transport", "sent"}


class EnterLead(Command[LeadRow]):
    """Enter rows of a list. Who was named before is joined to the lead that is there."""

    name = "leads.enter"
    permission = "leads.receive"
    event = "leads.received"
    subject_kind = "lead"
    Payload = LeadRow

    def locate(self, payloads: Sequence[LeadRow]) -> list[Stamp | None]:
        known = _known(payloads)
        return [known[id(one)][1].stamp for one in payloads]

    def apply(self, work: Work, records: Sequence[Record[LeadRow]]) -> list[Outcome]:
        held = {
            record.key: why for record in records if (why := _held(record.payload, work.channel))
        }
        batches = _batches(work, [one for one in records if one.key not in held])
        for record in records:
            if record.key not in held and _batch_of(record.payload, work) not in batches:
                held[record.key] = _review("letter_gone")
        fresh = [record for record in records if record.key not in held]
        leads = _leads(work, fresh, batches) if fresh else []
        write(leads)
        actions.plan_checks(leads)
        actions.keep_assigning(batches, str(_("Assigned")))
        _add_headings(batches, fresh, work)
        return [held.get(record.key) or Applied(record.key) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        mine = Lead.objects.filter(id__in=keys)
        if mine.filter(settled_at__isnull=False).exists() or mine.exclude(attempts=0).exists():
            raise Refused(_("Somebody has worked on these leads; settle them as wrong instead."))
        if Lead.objects.standing().filter(same_as__in=keys).exclude(id__in=keys).exists():
            raise Refused(_("Another list names the same people; take that one back first."))
        batches = set(mine.values_list("batch", flat=True))
        mine.update(annulled_at=work.now, same_as=None)
        duties.withdraw(actions.CHECK, keys, reason)
        actions.keep_assigning(batches, reason)
        empty = LeadBatch.objects.filter(id__in=batches, unregistered=True)
        empty.exclude(leads__annulled_at=None, leads__isnull=False).update(annulled_at=work.now)


def _held(row: LeadRow, channel: str) -> Review | None:
    """What keeps a row for a person; one that comes out of the review box was looked at."""
    if not row.name:
        return _review("name_missing")
    return _review(row.hold) if row.hold and channel != REVIEWED else None


def _review(cause: str) -> Review:
    return Review(cause, str(SENTENCES.get(cause, "")))


def _batch_of(row: LeadRow, work: Work) -> UUID:
    """The letter that was chosen; without one, all rows of this hand-in are one of their own."""
    return row.batch or work.batch


def _batches(work: Work, records: Sequence[Record[LeadRow]]) -> dict[UUID, LeadBatch]:
    wanted = {_batch_of(record.payload, work) for record in records}
    known = LeadBatch.objects.standing().select_for_update().in_bulk(list(wanted))
    if work.batch in wanted - known.keys():
        profile, asked = section.in_force(work.now)
        known[work.batch] = LeadBatch.objects.create(
            id=work.batch,
            sender=_("Not registered"),
            unregistered=True,
            received_at=work.now,
            due_at=work.now + timedelta(hours=asked.answer_hours),
            profile=profile,
            registered_at=work.now,
            by=work.actor.id,
            community_id=next((one.payload.home for one in records if one.payload.home), None),
        )
    return known


def _known(rows: Sequence[LeadRow]) -> dict[int, tuple[Said, Found]]:
    """What each row says and whom it means, by the row's identity; found once in a batch."""
    known: dict[int, tuple[Said, Found]] = gate.remembered("leads.found", dict)
    new = [row for row in rows if id(row) not in known]
    if new:
        known.update(zip(map(id, new), zip(*find(new), strict=True), strict=True))
    return known


def _leads(
    work: Work, records: Sequence[Record[LeadRow]], batches: dict[UUID, LeadBatch]
) -> list[Lead]:
    """The records of a set, each joined to the lead it repeats."""
    known = _known([record.payload for record in records])
    meant = [known[id(record.payload)] for record in records]
    leads = [
        _lead(work, record, batches[_batch_of(record.payload, work)], one)
        for record, one in zip(records, meant, strict=True)
    ]
    for n, (earlier,) in before([said for said, _found in meant]).items():
        leads[n].same_as_id = records[earlier].key if isinstance(earlier, int) else earlier
    return leads


def _lead(work: Work, record: Record[LeadRow], batch: LeadBatch, known: tuple[Said, Found]) -> Lead:
    said, found = known
    row = record.payload
    community, grid, building = record.stamp
    return Lead(
        id=record.key,
        batch=batch,
        line=row.line,
        code=verifying.new_code(),
        id_number=row.id_number or None,
        phone=row.phone or None,
        address=" ".join(part for part in (row.community, row.address) if part) or None,
        claim=row.claim or None,
        grade=found.grade,
        person_id=found.person,
        household_id=found.household,
        dwelling_id=found.dwelling,
        community_id=community,
        grid_id=grid,
        building_id=building,
        received_at=batch.received_at,
        due_at=batch.due_at,
        entered_at=work.now,
        by=work.actor.id,
        **{**row.model_dump(include=COPIED), "birth_date": said.birth},
    )


def _add_headings(
    batches: dict[UUID, LeadBatch], records: Sequence[Record[LeadRow]], work: Work
) -> None:
    """The sender's own columns in his order; a second list with others adds them behind."""
    for batch in batches.values():
        known = dict.fromkeys(batch.headings)
        for record in records:
            if _batch_of(record.payload, work) == batch.id:
                known |= dict.fromkeys(record.payload.sent)
        if list(known) != batch.headings:
            batch.headings = list(known)
            batch.save(update_fields=["headings"])


register(EnterLead())
