"""Forms of upper levels: brought in, mapped cell by cell, saved as versions, retired."""

import base64
import binascii
from collections.abc import Sequence
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext as _
from pydantic import Field

from wangdi.intake.commands import Applied, Command, Outcome, Payload, Record, Refused, Review, Work
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
        if wrong := _wrong(payload.cells):
            return Review("impossible", wrong, "cells")
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
        _version(work, form, None, payload.cells)
        return Applied(form.id)

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        UpperForm.objects.filter(id__in=keys, retired_at=None).update(retired_at=work.now)


class OfFormPayload(Payload):
    form: UUID


class CellPayload(OfFormPayload):
    """`content` as `rules/mapping.py` says; empty: the cell is left alone."""

    cell: str = Field(max_length=10)
    content: dict[str, Any] = Field(default_factory=dict)


F = TypeVar("F", bound=OfFormPayload)


class _OfForm(Command[F]):
    permission = "reporting.map"
    subject_kind = "upper_form"

    def locate(self, payloads: Sequence[F]) -> list[Stamp | None]:
        asked = UpperForm.objects.in_use().filter(id__in=[one.form for one in payloads])
        places = dict(asked.values_list("id", "place"))
        stamps = stamps_of(places.values())
        return [stamps.get(places.get(one.form, 0)) for one in payloads]

    def subject_of(self, payload: F) -> UUID | None:
        return payload.form

    def apply(self, work: Work, records: Sequence[Record[F]]) -> list[Outcome]:
        forms = UpperForm.objects.select_for_update().in_bulk([one.payload.form for one in records])
        return [self.change(work, record, forms[record.payload.form]) for record in records]

    def change(self, work: Work, record: Record[F], form: UpperForm) -> Outcome:
        raise NotImplementedError


class MapCell(_OfForm[CellPayload]):
    """Say what goes into one cell, in the draft."""

    name = "reporting.map_cell"
    event = "reporting.cell_mapped"
    Payload = CellPayload

    def change(self, work: Work, record: Record[CellPayload], form: UpperForm) -> Outcome:
        cell, content = record.payload.cell, record.payload.content
        known = workbooks.layout(bytes(form.workbook), form.sheet).cells.get(cell)
        if known is None or known.fixed:
            return Review("impossible", _("This cell is not the form's to fill."), "cell")
        if content and (wrong := _wrong({cell: content})):
            return Review("impossible", wrong, "content")
        draft = draft_of(work, form)
        cells = {one: spec for one, spec in draft.cells.items() if one != cell}
        if len(cells) >= MOST_CELLS:
            return Review("impossible", _("A form holds at most 2,000 mapped cells."), "cell")
        draft.cells = {**cells, cell: content} if content else cells
        draft.made_at, draft.made_by_label = work.now, work.actor.label
        draft.save()
        return Applied(form.id)

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("Map the cell anew; saved versions stay as they are."))


class SaveForm(_OfForm[OfFormPayload]):
    """The draft as a version: from now on forms are filled by it."""

    name = "reporting.save_form"
    event = "reporting.form_saved"
    Payload = OfFormPayload

    def change(self, work: Work, record: Record[OfFormPayload], form: UpperForm) -> Outcome:
        draft = draft_of(work, form)
        last = form.versions.exclude(number=None).order_by("-number").first()
        if not draft.cells:
            return Review("impossible", _("No cell is mapped yet."))
        if last is not None and last.cells == draft.cells:
            return Review("impossible", _("Nothing has changed since the last version."))
        number = form.versions.aggregate(last=Max("number"))["last"] or 0
        _version(work, form, number + 1, draft.cells)
        return Applied(form.id)

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("Map the cell anew; saved versions stay as they are."))


class RetireForm(_OfForm[OfFormPayload]):
    """The upper level does not ask for it any more."""

    name = "reporting.retire_form"
    event = "reporting.form_retired"
    Payload = OfFormPayload

    def change(self, work: Work, record: Record[OfFormPayload], form: UpperForm) -> Outcome:
        form.retired_at = work.now
        form.save()
        return Applied(record.key)

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("Bring the form in again."))


def draft_of(work: Work, form: UpperForm) -> FormVersion:
    """The draft, made of the last version where there is none."""
    draft = form.versions.filter(number=None).first()
    return draft or _version(work, form, None, {})


def _version(work: Work, form: UpperForm, number: int | None, cells: dict[str, Any]) -> FormVersion:
    return FormVersion.objects.create(
        form=form,
        number=number,
        cells=cells,
        made_at=work.now,
        made_by_label=work.actor.label,
    )


def _wrong(cells: dict[str, dict[str, Any]]) -> str:
    known = {*(one.name for one in all_figures()), *(one.name for one in all_shares())}
    sentences = (mapping.check(cell, spec, known) for cell, spec in cells.items())
    return next((one for one in sentences if one), "")


register(AddForm(), MapCell(), SaveForm(), RetireForm())
