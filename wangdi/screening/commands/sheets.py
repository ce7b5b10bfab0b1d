"""Door lists on paper: printed, walked with, read back by two people."""

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import AwareDatetime, Field

from wangdi.intake.commands import Applied, Command, Outcome, Payload, Record, Refused, Review, Work
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp
from wangdi.screening import doorstep, paper
from wangdi.screening.commands.visits import DoorOutcome, Replies
from wangdi.screening.models import CanvassRound, DoorSheet, SheetReading
from wangdi.staff.models import Worker
from wangdi.territory.queries import stamps_of_buildings


class SheetPayload(Payload):
    round: UUID
    building: int
    worker: UUID | None = None


class PrintSheet(Command[SheetPayload]):
    """Fix the rows of one building's list: the doors that are not done, in walking order."""

    name = "screening.print_sheet"
    permission = "screening.sheets"
    event = "screening.sheet_printed"
    subject_kind = "door_sheet"
    Payload = SheetPayload

    def locate(self, payloads: Sequence[SheetPayload]) -> list[Stamp | None]:
        known = stamps_of_buildings(payload.building for payload in payloads)
        return [known.get(payload.building) for payload in payloads]

    def apply(self, work: Work, records: Sequence[Record[SheetPayload]]) -> list[Outcome]:
        rounds = CanvassRound.objects.in_bulk({record.payload.round for record in records})
        workers = set(
            Worker.objects.serving()
            .filter(id__in={one.payload.worker for one in records if one.payload.worker})
            .values_list("id", flat=True)
        )
        outcomes: list[Outcome] = []
        sheets: list[DoorSheet] = []
        rows = paper.rows_of([(one.payload.round, one.payload.building) for one in records], rounds)
        for record in records:
            asked = record.payload
            doors = rows.get((asked.round, asked.building), [])
            if asked.round not in rounds:
                outcomes.append(_unknown_round())
            elif not doors:
                sentence = _("No door of this building is left in the round.")
                outcomes.append(Review("nothing_left", sentence, "building"))
            else:
                sheets.append(_sheet(work, record, doors, workers))
                outcomes.append(Applied(record.key))
        DoorSheet.objects.bulk_create(sheets)
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        if DoorSheet.objects.filter(id__in=keys).exclude(settled_at=None).exists():
            raise Refused(_("This sheet was entered; take back the visits that are wrong."))
        DoorSheet.objects.filter(id__in=keys).update(annulled_at=work.now)


class RowRead(Payload):
    """What stands on one row; a row without an outcome was not walked."""

    outcome: DoorOutcome
    people_seen: int | None = Field(default=None, ge=0, le=99)
    replies: Replies = Field(default_factory=dict)


class ReadingPayload(Payload):
    """`rows` by their number; `sure`: rows that were looked at again and stay as read here."""

    sheet: UUID
    rows: dict[Annotated[int, Field(ge=1, le=2000)], RowRead] = Field(max_length=2000)
    walked_at: AwareDatetime
    sure: list[int] = Field(default_factory=list, max_length=2000)


class ReadSheet(Command[ReadingPayload]):
    """Enter what one person reads off a sheet; of the same person the later reading holds.

    Visits come of it only when two people have read the same, row by row.
    """

    name = "screening.read_sheet"
    permission = "screening.sheets"
    event = "screening.sheet_read"
    subject_kind = "door_sheet"
    Payload = ReadingPayload

    def subject_of(self, payload: ReadingPayload) -> UUID | None:
        return payload.sheet

    def locate(self, payloads: Sequence[ReadingPayload]) -> list[Stamp | None]:
        known = DoorSheet.objects.in_bulk({payload.sheet for payload in payloads})
        found = [known.get(payload.sheet) for payload in payloads]
        return [sheet.stamp if sheet else None for sheet in found]

    def apply(self, work: Work, records: Sequence[Record[ReadingPayload]]) -> list[Outcome]:
        return [_read(work, record) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        settled = DoorSheet.objects.filter(readings__in=keys).exclude(settled_at=None)
        if settled.exists():
            raise Refused(_("This sheet was entered; take back the visits that are wrong."))
        SheetReading.objects.filter(id__in=keys).update(annulled_at=work.now)


def _unknown_round() -> Review:
    return Review("unknown_parent", _("This round is not known here."), "round")


def _sheet(
    work: Work, record: Record[SheetPayload], doors: Sequence[UUID], workers: set[UUID]
) -> DoorSheet:
    asked, stamp = record.payload, record.stamp
    return DoorSheet(
        id=record.key,
        code=paper.new_code(),
        round_id=asked.round,
        building_id=asked.building,
        community_id=stamp.community,
        grid_id=stamp.grid,
        doors=list(doors),
        worker_id=asked.worker if asked.worker in workers else None,
        printed_at=work.now,
        printed_by=work.actor.id,
    )


def _read(work: Work, record: Record[ReadingPayload]) -> Outcome:
    asked = record.payload
    sheet = DoorSheet.objects.select_for_update(of=("self",)).select_related("round")
    one = sheet.get(id=asked.sheet)
    if one.settled_at or one.annulled_at:
        return Review("closed", _("This sheet was entered already."), "sheet")
    beyond = [number for number in asked.rows if number > len(one.doors)]
    if beyond:
        sentence = _("The sheet has no row %(n)d.") % {"n": beyond[0]}
        return Review("impossible", sentence, "rows")
    asks = doorstep.of(one.round.doorstep)
    for number, row in asked.rows.items():
        code, why = asks.problem(row.replies)
        if why:
            return Review("impossible", f"{number}: {why}", f"rows.{code}")
    before = SheetReading.objects.filter(sheet=one, by=work.actor.id, annulled_at=None)
    before.update(annulled_at=work.now)
    reading = SheetReading.objects.create(
        id=record.key,
        sheet=one,
        rows={str(n): row.model_dump(mode="json") for n, row in asked.rows.items()},
        walked_at=asked.walked_at,
        read_at=work.now,
        by=work.actor.id,
    )
    if paper.agree(paper.other_reading(reading), reading, sure=asked.sure):
        one.settled_at = work.now
        one.save(update_fields=["settled_at"])
    return Applied(one.id)


register(PrintSheet(), ReadSheet())
