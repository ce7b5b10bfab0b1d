"""What is done to a day: sign, hand up, accept, send back, answer, freeze, correct."""

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wangdi.access.forms import CommandForm
from wangdi.access.pages import DeskRequest, page
from wangdi.reporting.forms.days import (
    AcceptForm,
    AnswerForm,
    CorrectForm,
    FreezeForm,
    HandUpForm,
    SendBackForm,
    SignForm,
)


@page("reporting.sign", methods=("POST",))
def sign(request: DeskRequest, day: date) -> HttpResponse:
    """A community's word that its day is complete."""
    return _done(request, "units", day, SignForm(request.POST), _("Signed."))


@page("reporting.hand_up", methods=("POST",))
def hand_up(request: DeskRequest, day: date) -> HttpResponse:
    """An office's word to the district."""
    return _done(request, "units", day, HandUpForm(request.POST), _("Handed up."))


@page("reporting.accept", methods=("POST",))
def accept(request: DeskRequest, day: date) -> HttpResponse:
    return _done(request, "units", day, AcceptForm(request.POST), _("Accepted."))


@page("reporting.accept", methods=("POST",))
def send_back(request: DeskRequest, day: date) -> HttpResponse:
    return _done(request, "units", day, SendBackForm(request.POST), _("Sent back."))


@page("reporting.sign", methods=("POST",))
def answer(request: DeskRequest, day: date) -> HttpResponse:
    """Why a strange number is right."""
    return _done(request, "questions", day, AnswerForm(request.POST), _("Answered."))


@page("reporting.freeze", methods=("POST",))
def freeze(request: DeskRequest, day: date) -> HttpResponse:
    return _done(request, "day", day, FreezeForm(request.POST), _("The report is frozen."))


@page("reporting.freeze", methods=("POST",))
def correct(request: DeskRequest, day: date) -> HttpResponse:
    return _done(request, "day", day, CorrectForm(request.POST), _("A new version was made."))


def _done(request: DeskRequest, back: str, day: date, form: CommandForm, said: str) -> HttpResponse:
    if form.submit(request.actor):
        messages.success(request, said)
    else:
        sentences = [str(one) for errors in form.errors.values() for one in errors]
        messages.error(request, " ".join(sentences))
    return redirect(f"reporting:{back}", day.isoformat())
