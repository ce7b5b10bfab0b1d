"""The papers and the duties of this room."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wangdi.documents import kinds as documents
from wangdi.duties.kinds import DutyKind, register
from wangdi.duties.models import Duty
from wangdi.pack import papers
from wangdi.pack.leaving import LEFT

DOOR = "pack/templates/typ/door.typ"
MARKS = {
    papers.UNDERTAKING: (_("Undertaking of the resident"), "居健诺", documents.WORDED),
    papers.BUILDING: (_("Undertaking of the building"), "楼栋诺", documents.WORDED),
    papers.RECEIPT: (_("Receipt for a technical check"), "居健装", documents.WORDED),
    papers.SITUATION: (_("Situation report"), "居健报", documents.WORDED),
    papers.REPORT: (_("Situation report of a community"), "居健情", documents.WORDED),
    papers.DOOR: (_("Door notice"), "居健贴", DOOR),
    papers.CARD: (_("Card against visits"), "居健访", DOOR),
    papers.LEAFLET: (_("Leaflet in large type"), "居健明", documents.WORDED),
    papers.NEEDS: (_("List of needs"), "居健需", documents.WORDED),
    papers.SHEET: (_("Reading sheet"), "居健表", "pack/templates/typ/readings.typ"),
    papers.OWN: (_("Paper of the office"), "居健社", documents.WORDED),
}
for _name, (_label, _mark, _template) in MARKS.items():
    _words = f"pack/templates/words/{_name.rpartition('.')[2]}.toml"
    _kind = documents.DocumentKind(
        _name, _label, _template, _mark, _words, frame=_name == papers.OWN
    )
    documents.register(_kind)


def _pack_url(duty: Duty) -> str:
    return reverse("pack:pack", args=[duty.slot or duty.subject])


def _off_url(duty: Duty) -> str:
    """A door that somebody left has no pack of its own any more: its notice has a page."""
    return reverse("pack:down", args=[duty.subject]) if duty.slot == LEFT else _pack_url(duty)


def _to_deliver(count: int) -> str:
    left = ngettext("%(n)d paper is to be delivered", "%(n)d papers are to be delivered", count)
    return left % {"n": count}


def _to_take_down(count: int) -> str:
    left = ngettext("%(n)d notice is to be taken down", "%(n)d notices are to be taken down", count)
    return left % {"n": count}


register(
    DutyKind(
        name=papers.DELIVER,
        label=_("Deliver a paper"),
        icon="file-text",
        role="grid_worker",
        act_url=_pack_url,
        left=_to_deliver,
    )
)
register(
    DutyKind(
        name=papers.TAKE_DOWN,
        label=_("Take the notice off the door"),
        icon="file-off",
        role="grid_worker",
        act_url=_off_url,
        left=_to_take_down,
    )
)
