"""Where a row of a sheet is entered: on the page of the room that it belongs to."""

from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from wangdi.gates.models import BookPage
from wangdi.paperday.models import Kind, PaperSheet


def entry(sheet: PaperSheet, row: int) -> str | None:
    """The address of the page; None where the sheet has no such row."""
    if sheet.kind == Kind.GATE and sheet.subject:
        return _gate(sheet, sheet.subject)
    if not 1 <= row <= len(sheet.rows):
        return None
    if sheet.kind == Kind.READINGS:
        return reverse("quarantine:paper", args=[sheet.rows[row - 1]])
    return reverse("care:order", args=[sheet.rows[row - 1]])


def _gate(sheet: PaperSheet, checkpoint: UUID) -> str:
    """A page of a gate is entered whole, under the sheet's own key; typed already, it is looked

    at by somebody else.
    """
    typed = BookPage.objects.filter(id=sheet.id, annulled_at=None, looked_at=None)
    if typed.exists():
        return reverse("gates:look", args=[sheet.id])
    told = {"sheet": sheet.id, "day": sheet.day.isoformat(), "number": sheet.code}
    return f"{reverse('gates:book', args=[checkpoint])}?{urlencode(told)}"
