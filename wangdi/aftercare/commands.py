"""What may be asked of after-care."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.access.scoping import stamps
from wangdi.aftercare import actions
from wangdi.aftercare.models import Aftercare, Call
from wangdi.aftercare.payloads import CallPayload, ClosePayload, OpenPayload
from wangdi.aftercare.permissions import CALL, OPEN
from wangdi.duties import actions as duties
from wangdi.intake.commands import (
    Applied,
    Command,
    Known,
    Outcome,
    Record,
    Refused,
    Review,
    Work,
)
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp
from wangdi.quarantine.models import Episode, Release


class OpenFile(Command[OpenPayload]):
    """After a release; once for an episode."""

    name = "aftercare.open"
    permission = OPEN
    event = "aftercare.opened"
    subject_kind = "episode"
    Payload = OpenPayload

    def locate(self, payloads: Sequence[OpenPayload]) -> list[Stamp | None]:
        found = Episode.objects.in_bulk([one.episode for one in payloads])
        rows = (found.get(one.episode) for one in payloads)
        return [one.stamp if one else None for one in rows]

    def subject_of(self, payload: OpenPayload) -> UUID | None:
        return payload.episode

    def apply(self, work: Work, records: Sequence[Record[OpenPayload]]) -> list[Outcome]:
        wanted = [record.payload.episode for record in records]
        rows = Release.objects.filter(episode__in=wanted).select_related("episode__household")
        released = {one.episode_id: one for one in rows}
        there = Aftercare.objects.filter(episode__in=wanted)
        known = dict(there.values_list("episode_id", "id"))
        new = {key: one for key, one in released.items() if key not in known}
        opened = {one.episode_id: one.id for one in actions.open_files(work, list(new.values()))}
        return [_opened(episode, opened, known) for episode in wanted]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("Who was released is asked how he is. Say that he wants no calls."))


def _opened(episode: UUID, opened: dict[UUID, UUID], known: dict[UUID, UUID]) -> Outcome:
    if episode in opened:
        return Applied(opened[episode])
    if episode in known:
        return Known(known[episode])
    return Review("not_released", _("This person was not released."))


class RecordCall(Command[CallPayload]):
    """One try: reached or not, how the person is, what he needs."""

    name = "aftercare.record_call"
    permission = CALL
    event = "aftercare.called"
    subject_kind = "aftercare"
    Payload = CallPayload

    def locate(self, payloads: Sequence[CallPayload]) -> list[Stamp | None]:
        found = Aftercare.objects.in_bulk([one.file for one in payloads])
        rows = (found.get(one.file) for one in payloads)
        return [one.stamp if one else None for one in rows]

    def subject_of(self, payload: CallPayload) -> UUID | None:
        return payload.file

    def apply(self, work: Work, records: Sequence[Record[CallPayload]]) -> list[Outcome]:
        files = actions.hold(record.payload.file for record in records)
        made: list[Call] = []
        outcomes: list[Outcome] = []
        for record in records:
            against = _against(files[record.payload.file], record.payload)
            if against is None:
                made.append(_row(work, record, files[record.payload.file]))
            outcomes.append(against or Applied(record.payload.file))
        Call.objects.bulk_create(made)
        actions.take(work, made, files)
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        rows = Call.objects.filter(id__in=keys, annulled_at=None)
        files = actions.hold(rows.values_list("file_id", flat=True))
        rows.update(annulled_at=work.now)
        for kind in (actions.CALL, actions.UNWELL):
            duties.reopen(kind, files, evidence=keys)
        actions.reopen([one for one in files.values() if one.closed_at is not None])


def _against(found: Aftercare, asked: CallPayload) -> Review | None:
    if found.closed_at is not None:
        return Review("closed", _("The calls of this file are over."))
    if asked.at < found.released_at:
        return Review("too_early", _("This time lies before the release."), "at")
    return None


def _row(work: Work, record: Record[CallPayload], found: Aftercare) -> Call:
    asked = record.payload
    return Call(
        id=record.key,
        file=found,
        slot=actions.slot_of(found, asked.at),
        answer=asked.answer,
        feels=asked.feels,
        symptoms=asked.symptoms or None,
        needs=asked.needs or None,
        note=asked.note or None,
        reminded=asked.reminded,
        sign=asked.sign,
        at=asked.at,
        by=work.actor.id,
        by_label=work.actor.label,
        **stamps(found),
    )


class CloseFile(Command[ClosePayload]):
    """The person is in care again: nobody calls him as if he were not."""

    name = "aftercare.close"
    permission = OPEN
    event = "aftercare.ended"
    subject_kind = "aftercare"
    Payload = ClosePayload

    def locate(self, payloads: Sequence[ClosePayload]) -> list[Stamp | None]:
        found = Aftercare.objects.in_bulk([one.file for one in payloads])
        rows = (found.get(one.file) for one in payloads)
        return [one.stamp if one else None for one in rows]

    def subject_of(self, payload: ClosePayload) -> UUID | None:
        return payload.file

    def apply(self, work: Work, records: Sequence[Record[ClosePayload]]) -> list[Outcome]:
        files = actions.hold(record.payload.file for record in records)
        still = [one for one in files.values() if one.closed_at is None]
        actions.close(work, [(one, "back") for one in still])
        open_keys = {one.id for one in still}
        return [
            Applied(one.payload.file) if one.payload.file in open_keys else Known(one.payload.file)
            for one in records
        ]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("Who is in care again is not called beside it."))


register(OpenFile(), RecordCall(), CloseFile())
