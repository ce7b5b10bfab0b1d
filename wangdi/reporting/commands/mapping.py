"""Which figure goes into which cell of a form: a draft, saved as versions; retired in the end."""

from collections.abc import Sequence
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext as _
from pydantic import Field

from wangdi.intake.commands import Applied, Command, Outcome, Payload, Record, Refused, Review, Work
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp
from wangdi.reporting import workbooks
from wangdi.reporting.commands.forms import MOST_CELLS, version, wrong
from wangdi.reporting.correcting import stamps_of
from wangdi.reporting.models import FormVersion, UpperForm


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
        if content and (sentence := wrong({cell: content})):
            return Review("impossible", sentence, "content")
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
        version(work, form, number + 1, draft.cells)
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
    return draft or version(work, form, None, {})


register(MapCell(), SaveForm(), RetireForm())
