"""The acts of clerks and communities on a ticket."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.duties import holders
from wangdi.hotline.forms.working import (
    AcceptForm,
    AssignForm,
    ClassifyForm,
    CloseForm,
    EvaluateForm,
    GiveBackForm,
    HandleForm,
    HandleTipForm,
    ReopenForm,
    ReplyForm,
)
from wangdi.hotline.models import Kind
from wangdi.hotline.views import fetching


@page("hotline.assign", methods=("GET", "POST"))
def classify(request: DeskRequest, ticket_id: UUID) -> HttpResponse:
    found = fetching.ticket(request, ticket_id)
    words = {
        "heading": _("Classify"),
        "lead": _("The clock runs from the first word, whatever the class."),
        "button": _("Set the class"),
    }
    form = ClassifyForm(request.POST or None, ticket=found)
    return fetching.act(request, form, done=_("Classified."), **words)


@page("hotline.assign", methods=("GET", "POST"))
def assign(request: DeskRequest, ticket_id: UUID) -> HttpResponse:
    found = fetching.ticket(request, ticket_id)
    able = holders.able({found.stamp})[found.stamp] if found.community_id else {}
    form = AssignForm(
        request.POST or None, ticket=found, scope=request.scope, able=list(able.items())
    )
    words = {
        "heading": _("Assign"),
        "lead": _("By the place, not by the person."),
        "button": _("Assign it"),
    }
    return fetching.act(request, form, done=_("Assigned; the community sees it now."), **words)


@page("hotline.accept", methods=("POST",))
def accept(request: DeskRequest, ticket_id: UUID) -> HttpResponse:
    found = fetching.ticket(request, ticket_id)
    form = AcceptForm(request.POST, ticket=found)
    return fetching.press(request, form, done=_("Accepted; it is yours now."))


@page("hotline.accept", methods=("GET", "POST"))
def give_back(request: DeskRequest, ticket_id: UUID) -> HttpResponse:
    found = fetching.ticket(request, ticket_id)
    words = {
        "heading": _("Give back to the clerk"),
        "lead": _("Where nobody is sure whose it is, the duty desk decides."),
        "button": _("Give it back"),
    }
    form = GiveBackForm(request.POST or None, ticket=found)
    return fetching.act(request, form, done=_("Given back with the reason."), **words)


@page("hotline.handle", methods=("GET", "POST"))
def handle(request: DeskRequest, ticket_id: UUID) -> HttpResponse:
    found = fetching.ticket(request, ticket_id)
    kind = HandleTipForm if found.kind == Kind.RETURN_TIP else HandleForm
    form = kind(request.POST or None, ticket=found, scope=request.scope)
    words = {
        "heading": _("What came of it"),
        "lead": _("Go and look; nobody is registered on hearsay."),
        "button": _("Write it down"),
    }
    done = _("Written down; the caller waits for a word.")
    return fetching.act(request, form, done=done, **words)


@page("hotline.reply", methods=("GET", "POST"))
def reply(request: DeskRequest, ticket_id: UUID) -> HttpResponse:
    found = fetching.ticket(request, ticket_id)
    words = {
        "heading": _("Answer the caller"),
        "lead": _("What was done; never anything about another person's health or home."),
        "button": _("The caller has been answered"),
    }
    form = ReplyForm(request.POST or None, ticket=found)
    return fetching.act(request, form, done=_("Answered."), **words)


@page("hotline.reply", methods=("GET", "POST"))
def evaluate(request: DeskRequest, ticket_id: UUID) -> HttpResponse:
    found = fetching.ticket(request, ticket_id)
    words = {
        "heading": _("What the caller thinks"),
        "lead": _("As he says it on the telephone."),
        "button": _("Write it down"),
    }
    form = EvaluateForm(request.POST or None, ticket=found)
    return fetching.act(request, form, done=_("Written down."), **words)


@page("hotline.reply", methods=("GET", "POST"))
def close(request: DeskRequest, ticket_id: UUID) -> HttpResponse:
    found = fetching.ticket(request, ticket_id)
    words = {
        "heading": _("Close the ticket"),
        "lead": _("It can be reopened."),
        "button": _("Close it"),
    }
    form = CloseForm(request.POST or None, ticket=found)
    return fetching.act(request, form, done=_("Closed."), **words)


@page("hotline.reply", methods=("GET", "POST"))
def reopen(request: DeskRequest, ticket_id: UUID) -> HttpResponse:
    found = fetching.ticket(request, ticket_id)
    words = {
        "heading": _("Reopen the ticket"),
        "lead": _("It gets the time of its class anew."),
        "button": _("Reopen it"),
    }
    form = ReopenForm(request.POST or None, ticket=found)
    return fetching.act(request, form, done=_("Reopened."), **words)
