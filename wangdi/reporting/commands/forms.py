"""Forms of upper levels: brought in, mapped cell by cell, saved as versions, retired."""

import base64
import binascii
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import Field

from wangdi.intake.commands import Applied, Command, Outcome, Payload, Record, Review, Work
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp
from wangdi.lib.figures import all_figures, all_shares
from wangdi.lib.sheets import SheetRefused
from wangdi.reporting import workbooks
from wangdi.reporting.correcting import stamps_of
from wangdi.reporting.models import FormVersion, UpperForm
from wangdi.reporting.rules import mapping

MOST_CELLS = 2_000


class FormPayload(Payload):
    """`workbook`: the empty form in base64. `cells`: its mapping, where it comes with one."""

    name: str = Field(min_length=1, max_length=100)
    sender: str = Field(default="", max_length=100)
    place: int
    sheet: str = Field(default="", max_length=100)
    workbook: str = Field(max_length=workbooks.LARGEST * 2)
    cells: dict[str, dict[str, Any]] = Field(default_factory=dict, max_length=MOST_CELLS)


class AddForm(Command[FormPayload]):
    """An upper level's empty workbook, kept byte for byte, with an empty draft or a shared one."""

    name = "reporting.add_form"
    permission = "reporting.map"
    event = "reporting.form_added"
    subject_kind = "upper_form"
    Payload = FormPayload

    def locate(self, payloads: Sequence[FormPayload]) -> list[Stamp | None]:
        stamps = stamps_of([one.place for one in payloads])
        return [stamps.get(one.place) for one in payloads]

    def apply(self, work: Work, records: Sequence[Record[FormPayload]]) -> list[Outcome]:
        return [self._add(work, record) for record in records]

    def _add(self, work: Work, record: Record[FormPayload]) -> Outcome:
        payload = record.payload
        try:
            content = base64.b64decode(payload.workbook, validate=True)
            sheets = workbooks.sheets_of(content)
            sheet = payload.sheet or sheets[0]
            workbooks.layout(content, sheet)
        except (binascii.Error, ValueError):
            return Review("impossible", _("This is not a workbook."), "workbook")
        except SheetRefused as refusal:
            return Review("impossible", str(refusal.sentence), "workbook")
        if sentence := wrong(payload.cells):
            return Review("impossible", sentence, "cells")
        form = UpperForm.objects.create(
            id=record.key,
            name=payload.name,
            sender=payload.sender,
            place=payload.place,
            workbook=content,
            sheet=sheet,
            made_at=work.now,
            made_by=work.actor.id,
        )
        version(work, form, None, payload.cells)
        return Applied(form.id)

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        UpperForm.objects.filter(id__in=keys, retired_at=None).update(retired_at=work.now)


def version(work: Work, form: UpperForm, number: int | None, cells: dict[str, Any]) -> FormVersion:
    """A version of a form; without a number it is the draft."""
    return FormVersion.objects.create(
        form=form,
        number=number,
        cells=cells,
        made_at=work.now,
        made_by_label=work.actor.label,
    )


def wrong(cells: dict[str, dict[str, Any]]) -> str:
    """The first sentence that says what is wrong with a mapping, or nothing."""
    known = {*(one.name for one in all_figures()), *(one.name for one in all_shares())}
    sentences = (mapping.check(cell, spec, known) for cell, spec in cells.items())
    return next((one for one in sentences if one), "")


register(AddForm())
