"""What a person answers before the rows are written: sheets, columns, words, causes, cells."""

from urllib.parse import quote
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wangdi.access.pages import DeskRequest, page
from wangdi.importing import actions, kinds, sharing
from wangdi.importing.forms import ColumnsForm, MappingForm
from wangdi.importing.models import ImportRun
from wangdi.importing.views.fetching import IMPORT, do, visible
from wangdi.importing.views.runs import shown
from wangdi.importing.word_forms import WordsForm
from wangdi.intake.commands import Refused

CELL = "cell:"


@page(IMPORT, methods=("POST",))
def sheets(request: DeskRequest, run_id: UUID) -> HttpResponse:
    """Which sheets of a workbook are read."""
    found = visible(request, run_id)
    names = request.POST.getlist("sheet")
    return do(request, run_id, lambda: actions.choose_sheets(found, names))


@page(IMPORT, methods=("POST",))
def columns(request: DeskRequest, run_id: UUID) -> HttpResponse:
    """Which column is which, said by a person."""
    found = visible(request, run_id)
    kind = kinds.kind(found.kind)
    form = ColumnsForm(found, kind, request.POST)
    if not form.is_valid():
        return shown(request, found, form=form)
    return do(
        request,
        run_id,
        lambda: actions.correct_mapping(found, form.mapping(), kind=kind, kept=form.kept()),
    )


@page(IMPORT, methods=("POST",))
def words(request: DeskRequest, run_id: UUID) -> HttpResponse:
    """What the words of coded columns mean."""
    found = visible(request, run_id)
    form = WordsForm(found, kinds.kind(found.kind), request.POST)
    if not form.is_valid():
        messages.warning(request, _("Choose one of the meanings that are offered."))
        return redirect("importing:run", run_id)
    return do(request, run_id, lambda: actions.set_words(found, form.meanings()))


@page(IMPORT, methods=("POST",))
def decide(request: DeskRequest, run_id: UUID) -> HttpResponse:
    """One answer for all rows of a cause."""
    found = visible(request, run_id)
    key, choice = request.POST.get("finding", ""), request.POST.get("choice", "")
    return do(request, run_id, lambda: actions.decide(found, key, choice), finding=key)


@page(IMPORT, methods=("POST",))
def correct(request: DeskRequest, run_id: UUID) -> HttpResponse:
    """Cells put right: fields are `cell:line:column`, what is left empty stays as it came."""
    found = visible(request, run_id)
    finding = request.POST.get("finding", "")
    return do(request, run_id, lambda: _correct(request, found), finding=finding)


def _correct(request: DeskRequest, found: ImportRun) -> None:
    changes: dict[int, dict[int, str]] = {}
    for field, text in request.POST.items():
        if field.startswith(CELL) and isinstance(text, str) and text.strip():
            line, column = _place(field.removeprefix(CELL))
            if column >= len(found.headings):
                raise Refused(_("This import has moved on: look at it again."))
            changes.setdefault(line, {})[column] = text.strip().replace("\0", "")
    if not changes:
        raise Refused(_("Nothing was put right: write the new value beside the old one."))
    for line, cells in changes.items():
        actions.correct(found, line, cells, by=request.actor)
    actions.look_again(found)
    count = sum(map(len, changes.values()))
    told = ngettext(
        "%(n)d cell put right; the file's own content is kept beside it.",
        "%(n)d cells put right; the file's own content is kept beside them.",
        count,
    )
    messages.success(request, told % {"n": count})


def _place(text: str) -> tuple[int, int]:
    line, _colon, column = text.partition(":")
    if not (line.isascii() and line.isdigit() and column.isascii() and column.isdigit()):
        raise Refused(_("This import has moved on: look at it again."))
    return int(line[:12]), int(column[:6])


@page(IMPORT)
def mapping(request: DeskRequest, run_id: UUID) -> HttpResponse:
    """How this form was understood, as a small file for another office."""
    found = visible(request, run_id)
    kind = kinds.kind(found.kind)
    content = sharing.mapping_file(found, office=str(request.actor.label))
    answer = HttpResponse(content, content_type="application/json")
    name = quote(f"{kind.label}-{_('mapping')}.json")
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    return answer


@page(IMPORT, methods=("POST",))
def take_mapping(request: DeskRequest, run_id: UUID) -> HttpResponse:
    """A mapping that another office sent, tried on this file at once."""
    found = visible(request, run_id)
    form = MappingForm(request.POST, request.FILES)
    if not form.is_valid():
        return shown(request, found, sent=form)
    try:
        sharing.take_in(
            form.cleaned_data["file"].read(), kinds.kind(found.kind), by=request.actor.id
        )
    except Refused as refusal:
        form.add_error("file", refusal.sentence)
        return shown(request, found, sent=form)
    return do(request, run_id, lambda: actions.understand_anew(found))
