"""Who is expected already: nobody is expected twice on one day."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from wangdi.intake.commands import Applied, Known, Record
from wangdi.lib import clock
from wangdi.lib.fields import index_many
from wangdi.transfer import rules
from wangdi.transfer.models import Handover
from wangdi.transfer.payloads import ExpectPayload


class _Who(NamedTuple):
    who: object
    day: date


class Seen:
    """Who is expected already, by source, by person and day, by telephone, name and day."""

    def __init__(self, records: Sequence[Record[ExpectPayload]]) -> None:
        asked = [record.payload for record in records]
        days = {clock.day_of(one.expected_at) for one in asked}
        indexes = index_many(Handover, "phone_index", [one.phone or None for one in asked])
        self.indexes = {record.key: index for record, index in zip(records, indexes, strict=True)}
        standing = Handover.objects.standing()
        refs = standing.filter(source_ref__in={one.source_ref for one in asked if one.source_ref})
        on_days = standing.filter(day__in=days).exclude(state=rules.ABSENT)
        people = on_days.filter(person__in={one.person for one in asked if one.person})
        phones = on_days.filter(phone_index__in={index for index in indexes if index})
        self.known: dict[object, UUID] = {(one.source, one.source_ref): one.id for one in refs}
        for one in people:
            self.known[_Who(one.person_id, one.day)] = one.id
        for one in phones:
            index = bytes(one.phone_index) if one.phone_index else None
            self.known[_Who((index, one.name), one.day)] = one.id

    def outcome(self, record: Record[ExpectPayload]) -> Applied | Known:
        before = self.before(record)
        return Applied(record.key) if before is None else Known(before)

    def before(self, record: Record[ExpectPayload]) -> UUID | None:
        """The handover that a record repeats; a new one is known from now on."""
        asked = record.payload
        day = clock.day_of(asked.expected_at)
        marks: list[object] = []
        if asked.source_ref:
            marks.append((asked.source, asked.source_ref))
        if asked.person:
            marks.append(_Who(asked.person, day))
        if index := self.indexes[record.key]:
            marks.append(_Who((index, asked.name), day))
        for mark in marks:
            if (before := self.known.get(mark)) is not None:
                return before
        for mark in marks:
            self.known[mark] = record.key
        return None
