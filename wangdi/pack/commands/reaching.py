"""A paper reaches somebody, is signed or not, is taken down."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.access.scoping import stamps
from wangdi.documents import attachments
from wangdi.documents.models import Document
from wangdi.duties import actions as duties
from wangdi.intake.commands import Applied, Command, Outcome, Record, Refused, Review, Work
from wangdi.intake.stamps import Stamp
from wangdi.pack import papers, rules
from wangdi.pack.models import Delivery, Signing
from wangdi.pack.payloads import DeliverPayload, DocumentPayload, SignPayload, TakeDownPayload
from wangdi.quarantine.models import NoticeServed

P = TypeVar("P", bound=DocumentPayload)


class OnPaper(Command[P]):
    """About a paper of the pack that was issued; placed by its stamps, one query for the set."""

    permission = "pack.deliver"
    subject_kind = "document"

    def locate(self, payloads: Sequence[P]) -> list[Stamp | None]:
        rows = Document.objects.filter(id__in={one.document for one in payloads})
        columns = ("id", "kind", "community_id", "grid_id", "building_id")
        known = {
            row[0]: Stamp(*row[2:])
            for row in rows.values_list(*columns)
            if row[1].partition(":")[0] in papers.PAPERS
        }
        return [known.get(one.document) for one in payloads]

    def subject_of(self, payload: P) -> UUID:
        return payload.document


def hold(records: Sequence[Record[P]]) -> dict[UUID, Document]:
    """The papers, locked in one order, so that two at once make one."""
    wanted = {record.payload.document for record in records}
    rows = Document.objects.filter(id__in=wanted).order_by("id").select_for_update()
    return {one.id: one for one in rows}


class Deliver(OnPaper[DeliverPayload]):
    """A paper was handed over, sent, read out or put up; or offered and not taken."""

    name = "pack.deliver"
    event = "pack.delivered"
    Payload = DeliverPayload

    def apply(self, work: Work, records: Sequence[Record[DeliverPayload]]) -> list[Outcome]:
        held = hold(records)
        done = _standing(Delivery, held)
        served = NoticeServed.objects.filter(annulled_at=None, episode__in=_subjects(held))
        told = set(served.values_list("episode_id", flat=True))
        outcomes: list[Outcome] = []
        made: list[Record[DeliverPayload]] = []
        for record in records:
            paper = held[record.payload.document]
            against = _not_there(work, paper, record.payload.at) or rules.against_delivery(
                paper.kind, record.payload.how, first=paper.subject not in told
            )
            if against is None and paper.id in done:
                against = Review("delivered", _("That this paper was delivered is recorded."))
            against = against or _unclaimable(work, record.payload.attachments)
            if against is None:
                done.add(paper.id)
                made.append(record)
            outcomes.append(against or Applied(record.key))
        Delivery.objects.bulk_create(_delivery(work, one, held) for one in made)
        _claim(work, made, held, kind="delivery")
        settled = [
            duties.Settled(one.payload.document, None, work.now, work.actor.id, one.key)
            for one in made
        ]
        duties.settle(papers.DELIVER, settled)
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        rows = Delivery.objects.filter(id__in=keys, annulled_at=None)
        if rows.exclude(down_at=None).exists():
            raise Refused(_("This was taken down already."))
        told = list(rows.values_list("document_id", flat=True))
        rows.update(annulled_at=work.now)
        duties.reopen(papers.DELIVER, told, evidence=keys)


class TakeDown(OnPaper[TakeDownPayload]):
    """What was put up is off the door."""

    name = "pack.take_down"
    event = "pack.taken_down"
    Payload = TakeDownPayload

    def apply(self, work: Work, records: Sequence[Record[TakeDownPayload]]) -> list[Outcome]:
        held = hold(records)
        rows = Delivery.objects.filter(
            document__in=held, how="posted", annulled_at=None, down_at=None
        )
        up = {one.document_id: one for one in rows}
        outcomes: list[Outcome] = []
        for record in records:
            one, at = up.pop(record.payload.document, None), record.payload.at
            if one is None:
                outcomes.append(Review("not_up", _("This is not at a door now.")))
            elif at > work.now or at < one.at:
                outcomes.append(Review("impossible", _("This time cannot be."), "at"))
            else:
                one.down_at, one.down_by, one.down_by_label = at, work.actor.id, work.actor.label
                one.save(update_fields=["down_at", "down_by", "down_by_label"])
                done = duties.Settled(one.document_id, None, work.now, work.actor.id, record.key)
                duties.settle(papers.TAKE_DOWN, [done])
                outcomes.append(Applied(one.id))
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("Put it up again and record that."))


class Sign(OnPaper[SignPayload]):
    """A paper was signed, or was not. A household may sign its own papers itself."""

    name = "pack.sign"
    event = "pack.signed"
    Payload = SignPayload

    def households_of(self, payloads: Sequence[SignPayload]) -> list[UUID | None]:
        rows = Document.objects.filter(
            id__in={one.document for one in payloads}, kind__in=papers.RESIDENT_SIGNS
        )
        known = dict(rows.values_list("id", "household"))
        return [known.get(one.document) for one in payloads]

    def apply(self, work: Work, records: Sequence[Record[SignPayload]]) -> list[Outcome]:
        held = hold(records)
        rows = Signing.objects.filter(document__in=held, annulled_at=None)
        done = set(rows.values_list("document_id", "home"))
        outcomes: list[Outcome] = []
        made: list[Record[SignPayload]] = []
        for record in records:
            asked, paper = record.payload, held[record.payload.document]
            against = _not_there(work, paper, asked.at) or rules.against_signing(
                paper.kind, asked, own=work.actor.id is None
            )
            if against is None and (paper.id, asked.home) in done:
                against = Review("signed", _("Whether this was signed is recorded already."))
            against = against or _unclaimable(work, asked.attachments)
            if against is None:
                done.add((paper.id, asked.home))
                made.append(record)
            outcomes.append(against or Applied(record.key))
        Signing.objects.bulk_create(_signing(work, one, held) for one in made)
        _claim(work, made, held, kind="signing")
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        Signing.objects.filter(id__in=keys, annulled_at=None).update(annulled_at=work.now)

    def detail_of(self, payload: SignPayload) -> dict[str, object]:
        return {"outcome": payload.outcome, "means": payload.means}


def _standing(model: type[Delivery], held: dict[UUID, Document]) -> set[UUID]:
    rows = model.objects.filter(document__in=held, annulled_at=None)
    return set(rows.values_list("document_id", flat=True))


def _subjects(held: dict[UUID, Document]) -> list[UUID]:
    return [one.subject for one in held.values() if one.kind == papers.NOTICE]


def _not_there(work: Work, paper: Document, at: datetime) -> Review | None:
    if paper.withdrawn_at is not None:
        return Review("withdrawn", _("A newer paper has replaced this one. Take that one."))
    if paper.pending:
        return Review("pending", _("This paper is not in force yet."))
    return rules.against_time(at, issued=paper.issued_at, now=work.now)


def _unclaimable(work: Work, wanted: Sequence[UUID]) -> Review | None:
    if set(wanted) <= attachments.claimable(wanted, by=work.actor):
        return None
    return Review("attachment", _("The picture is gone. Please add it again."), "attachments")


def _claim(
    work: Work,
    made: Sequence[Record[DeliverPayload]] | Sequence[Record[SignPayload]],
    held: dict[UUID, Document],
    *,
    kind: str,
) -> None:
    claims = [
        (attachment, record.key, held[record.payload.document].stamp)
        for record in made
        for attachment in record.payload.attachments
    ]
    attachments.claim(claims, kind=kind, by=work.actor)


def _delivery(work: Work, record: Record[DeliverPayload], held: dict[UUID, Document]) -> Delivery:
    asked = record.payload
    return Delivery(
        id=record.key,
        document=held[asked.document],
        how=asked.how,
        at=asked.at,
        note=asked.note or None,
        by=work.actor.id,
        by_label=work.actor.label,
        **stamps(held[asked.document]),
    )


def _signing(work: Work, record: Record[SignPayload], held: dict[UUID, Document]) -> Signing:
    asked = record.payload
    return Signing(
        id=record.key,
        document=held[asked.document],
        home=asked.home,
        outcome=asked.outcome,
        means=asked.means,
        choice=asked.choice,
        note=asked.note or None,
        at=asked.at,
        by=work.actor.id,
        by_label=work.actor.label,
        **stamps(held[asked.document]),
    )
