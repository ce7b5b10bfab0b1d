"""The pages of imports: bring a file, look through it, have it written."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from wangdi.access.pages import DeskRequest, page
from wangdi.importing import actions, kinds, rules, showing
from wangdi.importing.forms import ColumnsForm, MappingForm, UploadForm
from wangdi.importing.models import ImportRun, RunState
from wangdi.importing.views.fetching import IMPORT, do, visible
from wangdi.importing.word_forms import WordsForm
from wangdi.lib.sheets import SENTENCES, SheetRefused
from wangdi.ui import paging


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
    listed = paging.pages(request, seen.defer("findings", "corrections"))
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
    return shown(request, visible(request, run_id))


@page(IMPORT)
def progress(request: DeskRequest, run_id: UUID) -> HttpResponse:
    """The part of the page that asks again every two seconds; the whole page when it is done."""
    found = visible(request, run_id)
    if not found.is_busy():
        return HttpResponse(headers={"HX-Redirect": reverse("importing:run", args=[run_id])})
    return render(request, "importing/parts/progress.html", {"run": found})


@page(IMPORT, methods=("POST",))
def write(request: DeskRequest, run_id: UUID) -> HttpResponse:
    found = visible(request, run_id)
    kind = kinds.kind(found.kind)
    return do(request, run_id, lambda: actions.ask_to_write(found, kind=kind))


@page(IMPORT, methods=("POST",))
def withdraw(request: DeskRequest, run_id: UUID) -> HttpResponse:
    found = visible(request, run_id)
    return do(request, run_id, lambda: actions.withdraw(found))


@page(IMPORT, methods=("POST",))
def retry(request: DeskRequest, run_id: UUID) -> HttpResponse:
    found = visible(request, run_id)
    return do(request, run_id, lambda: actions.retry(found))


def shown(
    request: DeskRequest,
    found: ImportRun,
    *,
    form: ColumnsForm | None = None,
    sent: MappingForm | None = None,
) -> HttpResponse:
    """The page of a run; `form` and `sent` hold what was wrong in what somebody just sent."""
    kind = kinds.kind(found.kind)
    context = {
        "run": found,
        "kind": kind,
        "trouble": SENTENCES.get(found.trouble) or rules.TROUBLES.get(found.trouble, ""),
        "before": _before(request, found),
        "undoings": list(found.undoings.order_by("at")),
        "may_undo": found.state == RunState.APPLIED and found.batch is not None,
    }
    if found.findings and found.state != RunState.FAILED:
        context |= _review(request, found, kind, form)
        context["sent"] = sent or MappingForm()
    return render(request, "importing/run.html", context)


def _review(
    request: DeskRequest, found: ImportRun, kind: kinds.ImportKind, form: ColumnsForm | None
) -> dict[str, object]:
    listed = showing.findings(found, kind)
    asked = request.GET.get("finding", "")
    chosen = next((one for one in listed if one.key == asked), listed[0] if listed else None)
    missing = [kind.column(name).label for name in found.findings["missing"]]
    stored = {*found.mapping.values(), *found.kept}
    return {
        "bar": showing.bar(found),
        "findings": listed,
        "chosen": chosen,
        "columns": showing.columns(found, kind),
        "missing": missing,
        "form": form or ColumnsForm(found, kind),
        "wrong": form is not None,
        "words": WordsForm(found, kind),
        "unused": [name for at, name in enumerate(found.headings) if name and at not in stored],
        "origin": found.findings.get("origin", ""),
        "sheets": found.sheets if len(found.sheets) > 1 else [],
        "review_url": reverse("home:review"),
        "corrected": len(found.corrections or []),
    }


def _before(request: DeskRequest, found: ImportRun) -> ImportRun | None:
    """The same file, written before: sending it again changes nothing."""
    if found.state != RunState.READY:
        return None
    same = ImportRun.objects.visible_to(request.scope).filter(digest=found.digest)
    written = same.filter(kind=found.kind, state=RunState.APPLIED).exclude(id=found.id)
    return written.order_by("-done_at").first()
