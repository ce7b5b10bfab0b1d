"""What came of a lead: with its evidence, as a version, and with the arrival where he is here."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext as _
from pydantic import Field

from wangdi.access.scoping import stamps
from wangdi.documents import attachments
from wangdi.duties import actions as duties
from wangdi.intake.commands import Applied, Command, Outcome, Record, Review, Work
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp
from wangdi.leads import actions, arriving, queries, rules
from wangdi.leads.arriving import Arrived
from wangdi.leads.commands.locating import OfLead, follow, gone, held, stamps_of
from wangdi.leads.models import Disposition, Lead
from wangdi.leads.versions import FACT, take_back, tell
from wangdi.leads.words import HERE

SAID = ("outcome", "settled_at", "settled_by", "stale")
PLACED = ("person", "household", "dwelling", "community_id", "grid_id", "building_id")
OutcomeName = Literal[
    "here_controlled", "here_undecided", "not_here", "left", "wrong_number", "not_matching",
    "duplicate", "false",
]  # fmt: skip
ProofName = Literal["seen", "ticket", "code", "stay", "statement", "other"]


class SettlePayload(OfLead):
    """What was found out. `reason` where another outcome stood before.

    Where he is here: his `door`, and the journey, if he came from elsewhere (`travelled`).
    """

    outcome: OutcomeName
    place: str = Field(default="", max_length=100)
    note: str = Field(default="", max_length=1000)
    proofs: tuple[ProofName, ...] = ()
    proof_text: str = Field(default="", max_length=1000)
    attachments: tuple[UUID, ...] = Field(default=(), max_length=8)
    reason: str = Field(default="", max_length=500)
    door: UUID | None = None
    household: UUID | None = None
    travelled: bool = True
    origin: str = Field(default="", max_length=100)
    left_on: date | None = None
    arrived_on: date | None = None
    transport_number: str = Field(default="", max_length=40)


class Settle(Command[SettlePayload]):
    """Settle leads. Said again with a reason, it is corrected and both versions stay."""

    name = "leads.settle"
    permission = "leads.check"
    event = FACT
    subject_kind = "lead"
    Payload = SettlePayload

    def locate(self, payloads: Sequence[SettlePayload]) -> list[Stamp | None]:
        return stamps_of(Lead, [one.lead for one in payloads])

    def apply(self, work: Work, records: Sequence[Record[SettlePayload]]) -> list[Outcome]:
        leads = held(records)
        outcomes = _looked_at(work, records, leads)
        sound = [one for one in records if one.key not in outcomes]
        here = [one for one in sound if one.payload.outcome in HERE]
        arrived = arriving.arrive(work, [(one, leads[one.payload.lead]) for one in here])
        outcomes |= {key: one for key, one in arrived.items() if isinstance(one, Review)}
        sound = [one for one in sound if one.key not in outcomes]
        settle(work, sound, leads, {k: v for k, v in arrived.items() if isinstance(v, Arrived)})
        return [outcomes.get(one.key) or Applied(one.payload.lead) for one in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        for one in Disposition.objects.standing().filter(id__in=keys).order_by("-version"):
            take_back(work, one, reason)

    def subject_of(self, payload: SettlePayload) -> UUID:
        return payload.lead

    def detail_of(self, payload: SettlePayload) -> dict[str, str]:
        return {"outcome": payload.outcome}


def _looked_at(
    work: Work, records: Sequence[Record[SettlePayload]], leads: Mapping[UUID, Lead]
) -> dict[UUID, Outcome]:
    """What cannot be settled so, and why."""
    offered = queries.offered(leads)
    files = {one for record in records for one in record.payload.attachments}
    mine = attachments.claimable(files, by=work.actor)
    refused: dict[UUID, Outcome] = {}
    seen: set[UUID] = set()
    for record in records:
        asked, lead = record.payload, leads.get(record.payload.lead)
        if lead is None:
            refused[record.key] = gone()
        elif not mine.issuperset(asked.attachments):
            sentence = _("An attached file is no longer there: attach it again.")
            refused[record.key] = Review("attachment", sentence, "attachments")
        elif why := rules.why_not(_said(asked), _standing(lead, offered, seen)):
            field, text = why
            refused[record.key] = Review("not_so", str(text), field)
        else:
            seen.add(asked.lead)
    return refused


def _said(asked: SettlePayload) -> rules.Said:
    return rules.Said(
        asked.outcome,
        asked.proofs,
        asked.proof_text,
        len(asked.attachments),
        asked.place,
        asked.reason,
    )


def _standing(lead: Lead, offered: set[UUID], seen: set[UUID]) -> rules.Standing:
    return rules.Standing(
        settled=lead.settled_at is not None or lead.id in seen,
        repeats=lead.same_as_id is not None,
        objected=lead.objected_at is not None,
        offered=lead.id in offered,
    )


def settle(
    work: Work,
    records: Sequence[Record[SettlePayload]],
    leads: Mapping[UUID, Lead],
    arrived: Mapping[UUID, Arrived],
) -> None:
    """Write the versions, what the leads say of them, the end of their duties, and the facts."""
    before = queries.dispositions(leads)
    versions = _versions(leads)
    made: list[Disposition] = []
    arrived_leads = [one.payload.lead for one in records if one.key in arrived]
    for record in records:
        lead, came = leads[record.payload.lead], arrived.get(record.key)
        versions[lead.id] = versions.get(lead.id, 0) + 1
        made.append(_disposition(work, record, versions[lead.id], came))
        _note(lead, made[-1], came)
    Disposition.objects.bulk_create(made)
    Lead.objects.bulk_update(
        [leads[one.lead_id] for one in made],
        [*SAID, *PLACED],
        batch_size=500,
    )
    follow(arrived_leads)
    for one in made:
        was = before.get(one.lead_id)
        if was is not None and was.arrival and was.arrival != one.arrival:
            arriving.undo(work, was.arrival, one.reason)
        tell(work, FACT, leads[one.lead_id], one)
    files = [
        (file, record.key, record.stamp)
        for record in records
        for file in record.payload.attachments
    ]
    attachments.claim(files, kind="disposition", by=work.actor)
    duties.settle(
        actions.CHECK,
        [duties.Settled(one.lead_id, None, one.at, one.by, one.id) for one in made],
    )
    actions.keep_assigning({leads[one.lead_id].batch_id for one in made}, str(_("Settled")))


def _versions(leads: Mapping[UUID, Lead]) -> dict[UUID, int]:
    rows = Disposition.objects.filter(lead__in=leads).order_by()
    return dict(rows.values_list("lead_id").annotate(Max("version")))


def _disposition(
    work: Work, record: Record[SettlePayload], version: int, came: Arrived | None
) -> Disposition:
    asked = record.payload
    return Disposition(
        id=record.key,
        lead_id=asked.lead,
        version=version,
        outcome=asked.outcome,
        place=asked.place,
        note=asked.note or None,
        proofs=list(asked.proofs),
        proof_text=asked.proof_text or None,
        arrival=came.arrival if came else None,
        reason=asked.reason,
        at=work.now,
        by=work.actor.id,
        **stamps(record.stamp),
    )


def _note(lead: Lead, one: Disposition, came: Arrived | None) -> None:
    """What stands of a lead now; whoever was told something else must be told again."""
    if lead.answered_at is not None and one.outcome != lead.outcome:
        lead.stale = True
    lead.outcome, lead.settled_at, lead.settled_by = one.outcome, one.at, one.by
    if came is not None:
        lead.person_id, lead.household_id = came.person, came.household
        lead.dwelling_id = came.door
        lead.community_id, lead.grid_id, lead.building_id = came.stamp


register(Settle())
