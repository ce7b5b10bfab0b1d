"""A household's sheet, read by two people."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.access.scoping import stamps
from wangdi.intake.commands import Applied, Outcome, Record, Refused, Review, Work
from wangdi.quarantine import paper
from wangdi.quarantine.actions import moving
from wangdi.quarantine.commands.episodes import OnEpisode
from wangdi.quarantine.models import Episode, PaperReading
from wangdi.quarantine.reading_payloads import PaperPayload


class ReadPaper(OnEpisode[PaperPayload]):
    """Enter what one person reads off a sheet; of the same person the later look holds.

    It is settled when a second person has read the same, slot by slot; then the readings go in.
    """

    name = "quarantine.read_paper"
    permission = "quarantine.record"
    event = "quarantine.paper_read"
    subject_kind = "paper_reading"
    Payload = PaperPayload

    def apply(self, work: Work, records: Sequence[Record[PaperPayload]]) -> list[Outcome]:
        held = moving.hold(record.payload.episode for record in records)
        return [_read(work, record, held[record.payload.episode]) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        rows = PaperReading.objects.filter(id__in=keys)
        if rows.exclude(settled_at=None).exists():
            raise Refused(_("This sheet was entered; take back the readings that are wrong."))
        rows.update(annulled_at=work.now)


def _read(work: Work, record: Record[PaperPayload], episode: Episode) -> Outcome:
    asked = record.payload
    days = {slot[:10] for slot in asked.rows}
    if min(days) < episode.day_zero.isoformat() or max(days) > episode.last_day.isoformat():
        return Review("impossible", _("The sheet has a day that is not of this file."), "rows")
    codes = episode.section.daily.codes
    if any(set(row.symptoms) - codes for row in asked.rows.values()):
        return Review("impossible", _("Unknown symptom: %s") % "?", "rows")
    rows: paper.Rows = {slot: row.model_dump(mode="json") for slot, row in asked.rows.items()}
    first = paper.other_look(episode.id, work.actor.id)
    own = PaperReading.objects.filter(
        episode=episode, by=work.actor.id, settled_at=None, annulled_at=None
    )
    own.update(annulled_at=work.now)
    agreed = paper.agree(first, rows, asked.sure)
    PaperReading.objects.create(
        id=record.key,
        episode=episode,
        rows=rows,
        read_at=work.now,
        by=work.actor.id,
        by_label=work.actor.label,
        settled_at=work.now if agreed else None,
        **stamps(episode),
    )
    if agreed and first is not None:
        PaperReading.objects.filter(id=first.id).update(settled_at=work.now)
    return Applied(record.key)
