"""What papers show on others' pages."""

from dataclasses import dataclass
from typing import cast

from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.functional import Promise

from wangdi.access.requests import DeskRequest
from wangdi.documents import kinds
from wangdi.documents.models import Document
from wangdi.home import wording
from wangdi.pack import papers, tracking, words
from wangdi.pack.models import Delivery, Outcome, Signing
from wangdi.quarantine.models import Episode, NoticeServed, Recount
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
        Shown(one, kinds.kind(one.kind).label, _state(one))
        for one in rows.annotate(**_ways()).order_by("issued_at", "serial")
        if one.kind.partition(":")[0] in papers.PAPERS
    ]
    shown = {"episode": subject, "found": found}
    return render_to_string("pack/parts/panel.html", shown, request=request)


def _ways() -> dict[str, Exists]:
    mine = {"document": OuterRef("id"), "annulled_at": None}
    up = Delivery.objects.filter(**mine)
    return {
        "was_served": Exists(NoticeServed.objects.filter(**mine)),
        "was_renewed": Exists(
            Recount.objects.filter(notice=OuterRef("id"), annulled_at=None, served_at__isnull=False)
        ),
        "was_delivered": Exists(up),
        "is_down": Exists(up.exclude(down_at=None)),
        "was_signed": Exists(Signing.objects.filter(**mine, outcome=Outcome.SIGNED)),
        "was_answered": Exists(Signing.objects.filter(**mine)),
    }


def _state(one: Document) -> str:
    told = {name: getattr(one, name) for name in _ways()}
    if one.pending:
        return tracking.PREPARED
    if told["was_delivered"] and papers.paper(one.kind).posted:
        return tracking.DOWN if told["is_down"] else tracking.UP
    if told["was_answered"]:
        return tracking.SIGNED if told["was_signed"] else tracking.NOT_SIGNED
    there = told["was_served"] or told["was_renewed"] or told["was_delivered"]
    if there:
        return tracking.DELIVERED
    return tracking.TO_POST if papers.paper(one.kind).posted else tracking.READY
