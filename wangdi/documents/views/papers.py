"""An issued document, for those who may read it; and whether one is genuine, for anybody."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache

from wangdi.access.pages import DeskRequest, page
from wangdi.access.permissions import PUBLIC
from wangdi.documents import pages, queries
from wangdi.documents.models import Document


@page("documents.read")
@never_cache
def read(request: DeskRequest, document_id: UUID) -> HttpResponse:
    """The document as PDF, in the browser; `?language=en` where it has words in English."""
    document = get_object_or_404(Document.objects.visible_to(request.scope), id=document_id)
    language = "en" if request.GET.get("language") == "en" else "zh"
    made = pages.pdf(document, language=language)
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{document.serial}.pdf"'
    return answer


@page(PUBLIC)
@never_cache
def verify(request: HttpRequest, code: str) -> HttpResponse:
    """Genuine, no longer in force, or not known; and nothing more."""
    found = queries.state_of(code)
    status = 404 if found == "unknown" else 200
    return render(request, "documents/verify.html", {"found": found}, status=status)
