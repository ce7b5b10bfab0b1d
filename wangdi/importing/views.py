"""The pages of imports: bring a file, look through it, have it written."""

from collections.abc import Callable
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from wangdi.access.pages import DeskRequest, page
from wangdi.importing import actions, kinds, rules, showing
from wangdi.importing.forms import ColumnsForm, UploadForm
from wangdi.importing.models import ImportRun, RunState
from wangdi.intake.commands import Refused
from wangdi.lib.sheets import SENTENCES, SheetRefused
from wangdi.ui import paging

IMPORT = "importing.import"


@page(IMPORT, methods=("GET", "POST"))
def runs(request: DeskRequest) -> HttpResponse:
    """The files that came, newest first, and the place to bring one."""
    form = UploadForm(
        kinds.offered(request.standing.holds), request.POST or None, request.FILES or None
    )
    if request.method == "POST" and form.is_valid():
        try:
            return redirect("importing:run", _received(request, form).id)
        except SheetRefused as refusal:
            form.add_error("file", str(refusal.sentence))
    seen = ImportRun.objects.visible_to(request.scope).order_by("-sent_at", "-id")
    listed = paging.pages(request, seen.defer("findings"))
    return render(request, "importing/runs.html", {"form": form, "page": listed})


def _received(request: DeskRequest, form: UploadForm) -> ImportRun:
    kind, file = kinds.kind(form.cleaned_data["kind"]), form.cleaned_data["file"]
    return actions.receive(
        file.read(),
        file.name,
        kind=kind,
        by=request.actor,
        communities=request.standing.scope(kind.permission).communities,
    )


@page(IMPORT)
def run(request: DeskRequest, run_id: UUID) -> HttpResponse:
    return _render(request, _visible(request, run_id))


@page(IMPORT)
def progress(request: DeskRequest, run_id: UUID) -> HttpResponse:
    """The part of the page that asks again every two seconds; the whole page when it is done."""
    found = _visible(request, run_id)
    if not found.is_busy():
        return HttpResponse(headers={"HX-Redirect": reverse("importing:run", args=[run_id])})
    return render(request, "importing/parts/progress.html", {"run": found})


@page(IMPORT, methods=("POST",))
def columns(request: DeskRequest, run_id: UUID) -> HttpResponse:
    """Which column is which, said by a person."""
    found = _visible(request, run_id)
    kind = kinds.kind(found.kind)
    form = ColumnsForm(found, kind, request.POST)
    if not form.is_valid():
        return _render(request, found, form=form)
    return _do(request, run_id, lambda: actions.correct_mapping(found, form.mapping(), kind=kind))


@page(IMPORT, methods=("POST",))
def decide(request: DeskRequest, run_id: UUID) -> HttpResponse:
    """One answer for all rows of a cause."""
    found = _visible(request, run_id)
    key, choice = request.POST.get("finding", ""), request.POST.get("choice", "")
    return _do(request, run_id, lambda: actions.decide(found, key, choice), finding=key)


@page(IMPORT, methods=("POST",))
def write(request: DeskRequest, run_id: UUID) -> HttpResponse:
    found = _visible(request, run_id)
    kind = kinds.kind(found.kind)
    return _do(request, run_id, lambda: actions.ask_to_write(found, kind=kind))


@page(IMPORT, methods=("POST",))
def withdraw(request: DeskRequest, run_id: UUID) -> HttpResponse:
    found = _visible(request, run_id)
    return _do(request, run_id, lambda: actions.withdraw(found))


@page(IMPORT, methods=("POST",))
def retry(request: DeskRequest, run_id: UUID) -> HttpResponse:
    found = _visible(request, run_id)
    return _do(request, run_id, lambda: actions.retry(found))


def _visible(request: DeskRequest, run_id: UUID) -> ImportRun:
    return get_object_or_404(ImportRun.objects.visible_to(request.scope), id=run_id)


def _do(
    request: DeskRequest, run_id: UUID, act: Callable[[], object], *, finding: str = ""
) -> HttpResponse:
    try:
        act()
    except Refused as refusal:
        messages.warning(request, refusal.sentence)
    there = reverse("importing:run", args=[run_id])
    return redirect(f"{there}?{urlencode({'finding': finding})}" if finding else there)


def _render(
    request: DeskRequest, found: ImportRun, *, form: ColumnsForm | None = None
) -> HttpResponse:
    kind = kinds.kind(found.kind)
    context = {
        "run": found,
        "kind": kind,
        "trouble": SENTENCES.get(found.trouble) or rules.TROUBLES.get(found.trouble, ""),
        "before": _before(request, found),
    }
    if found.findings and found.state != RunState.FAILED:
        context |= _review(request, found, kind, form)
    return render(request, "importing/run.html", context)


def _review(
    request: DeskRequest, found: ImportRun, kind: kinds.ImportKind, form: ColumnsForm | None
) -> dict[str, object]:
    shown = showing.findings(found, kind)
    asked = request.GET.get("finding", "")
    chosen = next((one for one in shown if one.key == asked), shown[0] if shown else None)
    missing = [kind.column(name).label for name in found.findings["missing"]]
    stored = set(found.mapping.values())
    return {
        "bar": showing.bar(found),
        "findings": shown,
        "chosen": chosen,
        "columns": showing.columns(found, kind),
        "missing": missing,
        "form": form or ColumnsForm(found, kind),
        "wrong": form is not None,
        "unused": [name for at, name in enumerate(found.headings) if name and at not in stored],
        "review_url": reverse("home:review"),
    }


def _before(request: DeskRequest, found: ImportRun) -> ImportRun | None:
    """The same file, written before: sending it again changes nothing."""
    if found.state != RunState.READY:
        return None
    same = ImportRun.objects.visible_to(request.scope).filter(digest=found.digest)
    written = same.filter(kind=found.kind, state=RunState.APPLIED).exclude(id=found.id)
    return written.order_by("-done_at").first()
