"""What the pages of upper levels' forms have in common."""

from urllib.parse import quote
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse

from wangdi.access.forms import CommandForm
from wangdi.access.pages import DeskRequest
from wangdi.reporting.models import UpperForm
from wangdi.reporting.queries import typed

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def form_asked(request: DeskRequest, form_id: UUID) -> UpperForm:
    """Http404 for a form that is not asked of the reader's office: the same as not there."""
    found = next((one for one in typed.forms_seen(request.scope) if one.id == form_id), None)
    if found is None:
        raise Http404
    return found


def submit(request: DeskRequest, form: CommandForm, said: str) -> None:
    """Hand a form in, and say what became of it on the next page."""
    if form.submit(request.actor):
        messages.success(request, said)
    else:
        sentences = [str(one) for errors in form.errors.values() for one in errors]
        messages.error(request, " ".join(sentences))


def file(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response
