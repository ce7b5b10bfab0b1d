"""What no figure covers is typed by hand, with its reason, and counted."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import Field

from wangdi.intake.commands import Applied, Command, Outcome, Payload, Record, Review, Work
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp
from wangdi.reporting.correcting import stamps_of
from wangdi.reporting.models import FormVersion, TypedValue


class TypedPayload(Payload):
    """`unit`: the place in whose name the form is filled."""

    form: UUID
    day: date
    unit: int
    cell: str = Field(max_length=10)
    value: str = Field(min_length=1, max_length=200)
    why: str = Field(min_length=1, max_length=200)


class TypeValue(Command[TypedPayload]):
    name = "reporting.type_value"
    permission = "reporting.fill"
    event = "reporting.value_typed"
    subject_kind = "upper_form"
    Payload = TypedPayload

    def locate(self, payloads: Sequence[TypedPayload]) -> list[Stamp | None]:
        stamps = stamps_of([one.unit for one in payloads])
        return [stamps.get(one.unit) for one in payloads]

    def apply(self, work: Work, records: Sequence[Record[TypedPayload]]) -> list[Outcome]:
        versions = FormVersion.objects.filter(
            form__in=[one.payload.form for one in records], form__retired_at=None
        )
        asked = {
            one.form_id: {cell for cell, spec in one.cells.items() if "typed" in spec}
            for one in versions.exclude(number=None).order_by("number")
        }
        return [self._type(work, one, asked.get(one.payload.form, set())) for one in records]

    def _type(self, work: Work, record: Record[TypedPayload], asked: set[str]) -> Outcome:
        payload = record.payload
        if payload.cell not in asked:
            sentence = _(
                "This cell is not typed by hand: a figure fills it, or nobody asks for it."
            )
            return Review("impossible", sentence, "cell")
        earlier = TypedValue.objects.filter(
            form=payload.form, day=payload.day, unit_id=payload.unit, cell=payload.cell
        )
        earlier.filter(annulled_at=None).update(annulled_at=work.now)
        TypedValue.objects.create(
            id=record.key,
            form_id=payload.form,
            day=payload.day,
            unit_id=payload.unit,
            cell=payload.cell,
            value=payload.value,
            why=payload.why,
            at=work.now,
            by=work.actor.id,
            by_label=work.actor.label,
        )
        return Applied(record.key)

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        TypedValue.objects.filter(id__in=keys, annulled_at=None).update(annulled_at=work.now)


register(TypeValue())
