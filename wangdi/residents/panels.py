"""What residents' pages show on others' pages."""

from typing import cast

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from wangdi.access.requests import DeskRequest
from wangdi.home import wording
from wangdi.lib import clock
from wangdi.quarantine.models import Episode
from wangdi.residents.queries import linked, thread
from wangdi.ui import slots

LINKS, MESSAGES = "links.manage", "residents.message"

for _name, _label in {
    "links.make": _("Give a household its link"),
    "links.renew_pin": _("Give a new PIN"),
    "links.revoke": _("Revoke a link"),
    "residents.write_message": _("Write a message"),
    "residents.see_messages": _("Read messages"),
    "residents.wish": _("Wish how to be reached"),
    "residents.tell": _("Tell what is held and why"),
}.items():
    wording.name_command(_name, _label)


@slots.register("quarantine.episode", order=80)
def page_of_home(request: HttpRequest, subject: object) -> str | None:
    """Whether the household has its page and uses it, and what it wrote last; two queries."""
    if not isinstance(subject, Episode):
        return None
    standing = cast(DeskRequest, request).standing
    shown: dict[str, object] = {"household": subject.household}
    if standing.allows(LINKS, subject.stamp):
        shown["linked"] = linked.one(subject.household, clock.now())
    if standing.allows(MESSAGES, subject.stamp):
        written = thread.messages_of(subject.household_id)
        shown["messages_of"] = written[-3:]
        shown["unread"] = sum(one.from_household and one.read_at is None for one in written)
        shown["may_write"] = True
    if len(shown) == 1:
        return None
    return render_to_string("residents/episode.html", shown, request=request)
