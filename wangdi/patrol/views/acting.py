"""Handing a form in and going on; a page of one form."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from wangdi.access.forms import CommandForm
from wangdi.access.pages import DeskRequest


def act(
    request: DeskRequest, form: CommandForm, to: tuple[Any, ...], *, done: str, **shown: Any
) -> HttpResponse:
    """Hand the form in and go to `to`, or show it with the errors beside the fields.

    `shown`: heading, lead, button and the way back (`up`, `up_url`) of the page; `template` for
    one that lays its fields out by itself.
    """
    if request.method == "POST" and form.submit(request.actor):
        waits = form.answer is not None and form.answer.reason == "second_person"
        if waits and form.answer is not None:
            messages.info(request, form.answer.sentence)
        else:
            messages.success(request, done)
        return redirect(*to)
    template = shown.pop("template", "patrol/act.html")
    return render(request, template, {"form": form, **shown})
