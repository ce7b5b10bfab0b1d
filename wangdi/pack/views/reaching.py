"""That a paper reached somebody, was signed, was taken down; and the scans of it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from wangdi.access.pages import DeskRequest, page
from wangdi.documents import attachments, kinds
from wangdi.documents.models import Attachment, Document
from wangdi.duties.models import Duty
from wangdi.intake.commands import Refused
from wangdi.intake.submitting import submit_one
from wangdi.lib import clock
from wangdi.pack import papers
from wangdi.pack.forms import DeliverForm, PaperForm, SignForm
from wangdi.pack.models import Delivery, Signing
from wangdi.quarantine.models import Episode


def _paper(request: DeskRequest, paper_id: UUID) -> Document:
    """A paper of the pack within the request's scope; anything else is a 404."""
    paper = get_object_or_404(Document.objects.visible_to(request.scope), id=paper_id)
    if paper.kind.partition(":")[0] not in papers.PAPERS:
        raise Http404
    return paper


def _back(request: DeskRequest, paper: Document) -> str:
    """The pack from which one came; of a home or a building any that the person may see."""
    rows = Episode.objects.visible_to(request.scope)
    asked = request.GET.get("episode", "")
    about = papers.paper(paper.kind).about
    if about == "episode":
        asked = str(paper.subject)
    elif about == "household":
        rows = rows.filter(household=paper.subject)
    found = rows.filter(id=asked).first() if _is_uuid(asked) else None
    found = found or (rows.order_by("-proposed_at").first() if about == "household" else None)
    return reverse("pack:pack", args=[found.id]) if found else reverse("quarantine:lists")


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


@page("pack.deliver", methods=("GET", "POST"))
def deliver(request: DeskRequest, paper_id: UUID) -> HttpResponse:
    paper = _paper(request, paper_id)
    form = DeliverForm(request.POST or None, request.FILES or None, document=paper)
    return _act(request, paper, form, "pack/deliver.html", _("Recorded."))


@page("pack.deliver", methods=("GET", "POST"))
def sign(request: DeskRequest, paper_id: UUID) -> HttpResponse:
    paper = _paper(request, paper_id)
    if not papers.paper(paper.kind).signed:
        raise Http404
    form = SignForm(request.POST or None, request.FILES or None, document=paper)
    return _act(request, paper, form, "pack/sign.html", _("Recorded."))


def _act(
    request: DeskRequest, paper: Document, form: PaperForm, template: str, done: str
) -> HttpResponse:
    back = _back(request, paper)
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, done)
        return redirect(back)
    label = kinds.kind(paper.kind).label
    return render(request, template, {"form": form, "paper": paper, "label": label, "back": back})


@page("pack.deliver", methods=("GET", "POST"))
def down(request: DeskRequest, paper_id: UUID) -> HttpResponse:
    """What was put up is off the door."""
    paper = _paper(request, paper_id)
    if request.method != "POST":
        return _ask_down(request, paper)
    payload = {"document": paper.id, "at": clock.now()}
    try:
        submit_one(actor=request.actor, command="pack.take_down", payload=payload)
        messages.success(request, _("Taken down."))
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    return redirect(_back(request, paper))


def _ask_down(request: DeskRequest, paper: Document) -> HttpResponse:
    """At which door it hangs, and one button."""
    hung = {"document": paper, "how": "posted", "annulled_at": None, "down_at": None}
    owed = {"kind": papers.TAKE_DOWN, "subject": paper.id, "settled_at": None}
    context = {
        "paper": paper,
        "up": Delivery.objects.visible_to(request.scope).filter(**hung).first(),
        "door": Duty.objects.visible_to(request.scope)
        .filter(**owed)
        .values_list("label", flat=True)
        .first(),
        "back": _back(request, paper),
    }
    return render(request, "pack/down.html", context)


@page("pack.view")
@never_cache
def scan(request: DeskRequest, paper_id: UUID, scan_id: UUID) -> HttpResponse:
    """A signature or a scan of a paper within scope."""
    paper = _paper(request, paper_id)
    rows = Attachment.objects.visible_to(request.scope).filter(deleted_at=None)
    found = get_object_or_404(rows, id=scan_id)
    owners = {
        *Delivery.objects.visible_to(request.scope)
        .filter(document=paper)
        .values_list("id", flat=True),
        *Signing.objects.visible_to(request.scope)
        .filter(document=paper)
        .values_list("id", flat=True),
    }
    if found.owner not in owners:
        raise Http404
    return attachments.answer(found)
