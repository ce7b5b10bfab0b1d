"""An issued document, for those who may read it; and whether one is genuine, for anybody."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache

from wangdi.access import looking
from wangdi.access.pages import DeskRequest, page
from wangdi.access.permissions import PUBLIC
from wangdi.documents import pages, queries
from wangdi.documents.models import Document
from wangdi.intake.actors import Actor

READ = "documents.read"


@page("documents.read")
@never_cache
def read(request: DeskRequest, document_id: UUID) -> HttpResponse:
    """The document as PDF, in the browser; `?language=en` where it has words in English."""
    document = get_object_or_404(Document.objects.visible_to(request.scope), id=document_id)
    language = "en" if request.GET.get("language") == "en" else "zh"
    _note(document, request.actor)
    made = pages.pdf(document, language=language)
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{document.serial}.pdf"'
    return answer


def _note(document: Document, by: Actor) -> None:
    """The household may see who read a paper about it, hour by hour."""
    if document.household:
        look = looking.Look(READ, "household", document.household, document.stamp)
        looking.note(look, by=by)


@page(PUBLIC)
@never_cache
def verify(request: HttpRequest, code: str) -> HttpResponse:
    """Genuine, no longer in force, or not known; and nothing more."""
    found = queries.state_of(code)
    status = 404 if found == "unknown" else 200
    return render(request, "documents/verify.html", {"found": found}, status=status)
