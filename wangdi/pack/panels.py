"""What papers show on others' pages."""

from dataclasses import dataclass
from typing import cast

from django.db.models import Count
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.functional import Promise

from wangdi.access.requests import DeskRequest
from wangdi.documents import kinds
from wangdi.documents.models import Document
from wangdi.home import wording
from wangdi.intake.models import Approval
from wangdi.pack import glancing, papers, tracking, words
from wangdi.quarantine.models import Episode
from wangdi.territory.models import Place
from wangdi.ui import slots
from wangdi.ui.navigation import allowed

VIEW = "pack.view"

for _name, _label in words.COMMANDS.items():
    wording.name_command(_name, _label)
for _code, _sentence in words.REASONS.items():
    wording.name_reason(_code, _sentence)


@dataclass(frozen=True, slots=True)
class Shown:
    document: Document
    label: str | Promise
    state: str

    @property
    def shape(self) -> str:
        return tracking.LABELS[self.state][0]

    @property
    def word(self) -> str | Promise:
        return tracking.LABELS[self.state][1]


@slots.register("quarantine.episode", order=10)
def episode(request: HttpRequest, subject: object) -> str | None:
    """The papers in force of this person and home, each with its state; one query."""
    if not isinstance(subject, Episode) or not allowed(request, VIEW):
        return None
    standing = cast(DeskRequest, request).standing
    if not standing.allows(VIEW, subject.stamp) and subject.household_id not in standing.households:
        return None
    about = [papers.subject(name, subject) for name in ("episode", "household")]
    rows = Document.objects.visible_to(standing.scope(VIEW)).filter(
        subject__in=about, withdrawn_at=None
    )
    found = [
        Shown(one, kinds.kind(one.kind).label, glancing.state(one))
        for one in rows.annotate(**glancing.ways()).order_by("issued_at", "serial")
        if one.kind.partition(":")[0] in papers.PAPERS
    ]
    shown = {"episode": subject, "found": found}
    return render_to_string("pack/parts/panel.html", shown, request=request)


@slots.register("home.approval", order=50)
def many(request: HttpRequest, subject: object) -> str | None:
    """What whoever agrees to a large print must see: how many of which papers, where, for what."""
    if not isinstance(subject, Approval) or subject.command != "pack.print":
        return None
    standing = cast(DeskRequest, request).standing
    if not standing.holds("pack.approve_print"):
        return None
    rows = Document.objects.visible_to(standing.scope("pack.approve_print")).filter(
        id__in=subject.payload["documents"]
    )
    counted = rows.order_by("kind").values_list("kind").annotate(n=Count("id"))
    community = Place.objects.filter(id=subject.payload["community"]).first()
    shown = {
        "community": community,
        "counted": [(kinds.kind(kind).label, count) for kind, count in counted],
        "purpose": subject.payload["purpose"],
        "by": subject.actor_label,
    }
    return render_to_string("pack/parts/approval.html", shown, request=request)
