"""What is written of a door itself: its use, and whom to ask where it is let."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import Field, field_validator

from wangdi.intake.commands import Applied, Command, Outcome, Payload, Record, Refused, Work
from wangdi.intake.stamps import Stamp
from wangdi.lib import clock
from wangdi.people.models import DoorChange, Dwelling, DwellingUse
from wangdi.people.models.changes import STANDING
from wangdi.people.payloads import Line, Note, PastDay, Phone

FIELDS = ("use", "landlord", "landlord_phone", "note")


class DoorPayload(Payload):
    """Only the fields that are given change; None clears."""

    dwelling: UUID
    use: DwellingUse = DwellingUse.HOME
    landlord: Line | None = None
    landlord_phone: Phone | None = None
    note: Note = ""
    on: PastDay = Field(default_factory=clock.today)

    @field_validator("landlord")
    @classmethod
    def somebody(cls, name: str | None) -> str | None:
        return name or None

    def fields(self) -> dict[str, Any]:
        given = self.model_dump(include=set(FIELDS) & self.model_fields_set)
        return given | ({"use": self.use.value} if "use" in given else {})


class ChangeDoor(Command[DoorPayload]):
    """A door is used otherwise from a day on, or its landlord is written down."""

    name, event, subject_kind = "people.change_door", "people.door_changed", "dwelling"
    permission = "people.correct"
    Payload = DoorPayload

    def locate(self, payloads: Sequence[DoorPayload]) -> list[Stamp | None]:
        found = Dwelling.objects.in_bulk({payload.dwelling for payload in payloads})
        doors = [found.get(payload.dwelling) for payload in payloads]
        return [door.stamp if door else None for door in doors]

    def subject_of(self, payload: DoorPayload) -> UUID:
        return payload.dwelling

    def detail_of(self, payload: DoorPayload) -> dict[str, Any]:
        return {"fields": sorted(payload.fields())}

    def apply(self, work: Work, records: Sequence[Record[DoorPayload]]) -> list[Outcome]:
        wanted = {record.payload.dwelling for record in records}
        doors = Dwelling.objects.select_for_update().in_bulk(wanted)
        changes = []
        for record in records:
            door, fields = doors[record.payload.dwelling], record.payload.fields()
            before = {name: getattr(door, name) for name in fields}
            for name, value in fields.items():
                setattr(door, name, value)
            changes.append(_change(work, record, before, door.use))
        _save(doors.values())
        DoorChange.objects.bulk_create(changes, batch_size=2000)
        return [Applied(record.payload.dwelling) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        changes = list(DoorChange.objects.filter(STANDING, id__in=keys).order_by("-made_at", "-id"))
        for change in changes:
            later = DoorChange.objects.filter(STANDING, dwelling=change.dwelling_id)
            if later.filter(made_at__gt=change.made_at).exclude(id__in=keys).exists():
                sentence = _("Something later stands on it: take that back first.")
                raise Refused(sentence, reason="later")
        doors = Dwelling.objects.select_for_update().in_bulk({one.dwelling_id for one in changes})
        for change in changes:
            for name, value in change.before.items():
                setattr(doors[change.dwelling_id], name, value)
        _save(doors.values())
        DoorChange.objects.filter(id__in=keys).update(annulled_at=work.now)


def _save(doors: Iterable[Dwelling]) -> None:
    """One by one: what is sealed is sealed for its own row."""
    for door in doors:
        door.save(update_fields=FIELDS)


def _change(
    work: Work, record: Record[DoorPayload], before: dict[str, Any], use: str
) -> DoorChange:
    return DoorChange(
        id=record.key,
        dwelling_id=record.payload.dwelling,
        before=before,
        use=use,
        on=record.payload.on,
        made_at=work.now,
        by_label=work.actor.label,
    )
