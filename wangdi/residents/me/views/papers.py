"""The papers of a household: to read, and where one is asked to sign, to sign or not."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from wangdi.documents import pages
from wangdi.lib import clock
from wangdi.links.pages import HouseholdRequest, household_page
from wangdi.residents.me.forms.papers import SignForm
from wangdi.residents.queries import papers as queries


@household_page()
def papers(request: HouseholdRequest) -> HttpResponse:
    household = request.link.household
    context = {
        "papers": queries.own(household),
        "letters": queries.letters(household, clock.now()),
    }
    return render(request, "me/papers.html", context)


@household_page()
def read(request: HouseholdRequest, own_paper: UUID) -> HttpResponse:
    """The paper itself, in the language of the page where it has words in it."""
    found = queries.document_of(request.link.household, own_paper, clock.now())
    if found is None:
        raise Http404
    language = "en" if get_language() == "en" else "zh"
    answer = HttpResponse(pages.pdf(found, language=language), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{found.serial}.pdf"'
    return answer


@household_page(methods=("GET", "POST"))
def sign(request: HouseholdRequest, own_paper: UUID) -> HttpResponse:
    """Signed, or not: both are noted, and from not signing nothing follows."""
    paper = queries.paper_of(request.link.household, own_paper)
    if paper is None:
        raise Http404
    form = SignForm(request.POST or None, link=request.link, paper=paper)
    if request.method == "POST" and paper.may_sign and form.send():
        messages.success(request, _("Noted. Thank you."))
        return redirect("me:papers")
    return render(request, "me/sign.html", {"paper": paper, "form": form})
