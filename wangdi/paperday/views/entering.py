"""From paper back into the records: by a photograph, by a picture, by the code of a sheet."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.paperday import rows
from wangdi.paperday.models import PaperSheet
from wangdi.ui.csp import READS_CODES


@page("paperday.enter")
def scan(request: DeskRequest) -> HttpResponse:
    """The browser reads the pictures of a photograph; typed codes are for where it cannot."""
    code = request.GET.get("code", "").strip().upper()
    if code:
        found = PaperSheet.objects.visible_to(request.scope).filter(code=code).first()
        if found is not None:
            return redirect("paperday:row", found.code, 1)
        messages.error(request, _("There is no sheet of this code here. Look at it once more."))
    response = render(request, "paperday/scan.html", {"typed": code})
    response.headers["Content-Security-Policy"] = READS_CODES
    return response


@page("paperday.enter")
def row(request: DeskRequest, code: str, number: int) -> HttpResponse:
    """Where the row is entered; who may not enter it finds no page there."""
    sheet = get_object_or_404(PaperSheet.objects.visible_to(request.scope), code=code.upper())
    address = rows.entry(sheet, number)
    if address is None:
        raise Http404
    return redirect(address)
