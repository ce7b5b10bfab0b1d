"""Pages for everybody: to tell something, to follow it by a code that shows its state alone."""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from wangdi.access.limiting import limited
from wangdi.access.pages import page
from wangdi.access.permissions import PUBLIC
from wangdi.access.public import ANYBODY
from wangdi.hotline import codes
from wangdi.hotline.commands.answering import by_code
from wangdi.hotline.forms.telling import CodeForm, RateForm, TellForm
from wangdi.hotline.models import Ticket
from wangdi.hotline.rules import states

TEN_MINUTES = timedelta(minutes=10)
looking = limited("hotline.looking", times=200, per=TEN_MINUTES)
sending = limited("hotline.send", times=40, per=TEN_MINUTES, methods=("POST",))
guessing = limited("hotline.code", times=60, per=TEN_MINUTES)


@page(PUBLIC, methods=("GET", "POST"))
@looking
@sending
@never_cache
def tell(request: HttpRequest) -> HttpResponse:
    """What was seen or is needed; 120 first where a life is in danger."""
    form = TellForm(request.POST or None)
    if request.method == "POST" and form.submit(ANYBODY) and form.answer:
        subject = form.answer.subject or form.record_key()
        return redirect("hotline:follow", codes.code_of(subject))
    return render(request, "hotline/public/tell.html", {"form": form})


@page(PUBLIC)
@guessing
@never_cache
def find(request: HttpRequest) -> HttpResponse:
    """The code, typed."""
    form = CodeForm(request.GET or None)
    if request.GET and form.is_valid():
        code = codes.normal(form.cleaned_data["code"])
        if len(code) == codes.LENGTH and code.isascii():
            return redirect("hotline:follow", code)
        form.add_error("code", _("A code has 10 letters and digits. Compare them sign by sign."))
    return render(request, "hotline/public/find.html", {"form": form})


@page(PUBLIC, methods=("GET", "POST"))
@guessing
@never_cache
def follow(request: HttpRequest, ticket_code: str) -> HttpResponse:
    """How far it is, and nothing else; once answered, what the caller thinks of it."""
    found = _by(ticket_code)
    form = RateForm(request.POST or None, code=codes.normal(ticket_code))
    asks = found.state == states.REPLIED
    if request.method == "POST" and form.submit(ANYBODY):
        return redirect("hotline:follow", ticket_code)
    context = {
        "form": form if asks or form.errors else None,
        "label": states.LABELS[found.state],
        "medical": found.kind == "medical",
        "answered": not found.is_unanswered(),
        "due": found.due_at,
        "written": codes.in_groups(codes.normal(ticket_code)),
    }
    return render(request, "hotline/public/follow.html", context)


def _by(ticket_code: str) -> Ticket:
    """By its code; any other is not there."""
    found = next(iter(by_code([ticket_code]).values()), None)
    if found is None:
        raise Http404
    return found
