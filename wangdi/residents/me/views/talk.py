"""Messages with one's worker, and how one wishes to be reached."""

from django.contrib import messages as notes
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wangdi.lib import clock
from wangdi.links.asking import submit_for
from wangdi.links.pages import HouseholdRequest, household_page
from wangdi.residents import rules, section
from wangdi.residents.me.forms.talk import WishForm, WriteForm
from wangdi.residents.queries import thread, wishes


@household_page(methods=("GET", "POST"))
def messages(request: HouseholdRequest) -> HttpResponse:
    """The thread; opening it says that what the worker wrote was read."""
    household = request.link.household
    form = WriteForm(request.POST or None, link=request.link)
    if request.method == "POST" and form.send():
        notes.success(request, _("Your message has arrived."))
        return redirect("me:messages")
    if thread.unread(household, from_household=False):
        seen = {"household": household, "until": clock.now()}
        submit_for(request.link, command="residents.see_messages", payload=seen)
    now = clock.now()
    context = {
        "form": form,
        "messages_of": thread.messages_of(household),
        "answer_by": rules.answer_by(now, section.in_force(now)),
    }
    return render(request, "me/messages.html", context)


@household_page(methods=("GET", "POST"))
def wish(request: HouseholdRequest) -> HttpResponse:
    known = wishes.of_household(request.link.household)
    form = WishForm(request.POST or None, link=request.link, initial=wishes.initial(known))
    if request.method == "POST" and form.send():
        notes.success(request, _("We will keep to it where we can."))
        return redirect("me:start")
    return render(request, "me/wish.html", {"form": form})
