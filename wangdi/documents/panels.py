"""What an approver sees of an office's words before they are in force."""

from typing import cast

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from wangdi.access.requests import DeskRequest
from wangdi.documents import kinds
from wangdi.documents.words import gaps, laying
from wangdi.documents.words.layers import FIELDS
from wangdi.documents.words.schema import Layer
from wangdi.home import wording
from wangdi.intake.models import Approval
from wangdi.territory.models import Place
from wangdi.ui import slots

wording.name_command("documents.lay_words", _("Words of papers"))
wording.name_reason("unknown_gap", _("Nothing to put there"))


@slots.register("home.approval", order=40)
def words(request: HttpRequest, subject: object) -> str | None:
    """Whose words, on which paper, and what they say, in full."""
    if not isinstance(subject, Approval) or subject.command != "documents.lay_words":
        return None
    if not cast(DeskRequest, request).standing.holds("documents.approve_words"):
        return None
    paper, layer = subject.payload["paper"], Layer.model_validate(subject.payload["layer"])
    held = laying.current(paper, subject.payload["place"])
    shown = {
        "office": Place.objects.filter(id=subject.payload["place"]).first(),
        "label": None if paper == FIELDS else _label(paper),
        "layer": layer,
        "fields": [(gaps.LOCAL.get(name, name), value) for name, value in layer.fields.items()],
        "before": Layer.model_validate(held.content) if held else None,
        "reason": subject.payload["reason"],
    }
    return render_to_string("documents/parts/approval.html", shown, request=request)


def _label(paper: str) -> str:
    """What the paper is called; one that is none by its own name, which approving refuses."""
    return str(kinds.kind(paper).label) if laying.words_of(paper) else paper
