"""The system administrator lets workers sign in: accounts for many, and their slips."""

from collections.abc import Sequence
from typing import get_args
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wangdi.access.pages import DeskRequest, page
from wangdi.accounts.models import User
from wangdi.accounts.passwords import one_time
from wangdi.intake.commands import Incoming
from wangdi.intake.submitting import submit
from wangdi.lib import ids
from wangdi.staff import queries
from wangdi.staff.models import Worker
from wangdi.staff.naming import usernames
from wangdi.staff.slips import Slip, pdf, quick_hash
from wangdi.ui import paging

AT_ONCE = 200
OPEN, RENEW = "staff.open_accounts", "accounts.renew_password"
STATES = get_args(queries.SignIn)


@page("staff.open_accounts")
def accounts(request: DeskRequest) -> HttpResponse:
    """Who has no account yet, whose was never used, who signs in."""
    state = request.GET.get("state", STATES[0])
    if state not in STATES:
        state = STATES[0]
    found = {one: queries.by_sign_in(request.scope, one) for one in STATES}
    listed = paging.pages(request, found[state], size=AT_ONCE)
    queries.say_where(listed.rows)
    return render(
        request,
        "staff/accounts.html",
        {
            "page": listed,
            "state": state,
            "counts": {one: rows.count() for one, rows in found.items()},
            "at_once": AT_ONCE,
        },
    )


@page("staff.open_accounts", methods=("POST",))
def slips(request: DeskRequest) -> HttpResponse:
    """Open accounts, or renew the unused ones, and hand out the slips as PDF: once, here only."""
    chosen = _chosen(request)
    if not chosen:
        messages.warning(request, _("Choose the people whose slips are to be printed."))
        return redirect(reverse("staff:accounts"))
    fresh = [one for one in chosen if one.user_id is None]
    unused = [one for one in chosen if one.user and one.user.must_change_password]
    made = [*_opened(request, fresh), *_renewed(request, unused)]
    if not made:
        messages.warning(request, _("These people choose their own passwords already."))
        return redirect(reverse("staff:accounts"))
    answer = HttpResponse(
        pdf(made, office=request.standing.place_name), content_type="application/pdf"
    )
    answer["Content-Disposition"] = 'attachment; filename="slips.pdf"'
    answer["Cache-Control"] = "no-store"
    return answer


def _chosen(request: DeskRequest) -> list[Worker]:
    numbers = [UUID(one) for one in request.POST.getlist("worker")[:AT_ONCE] if _is_uuid(one)]
    rows = list(queries.chosen(request.scope, numbers))
    queries.say_where(rows)
    return rows


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def _opened(request: DeskRequest, workers: Sequence[Worker]) -> list[Slip]:
    """The slips of those whose account could be opened."""
    names = usernames(
        [one.name for one in workers], User.objects.values_list("username", flat=True)
    )
    slips = [_slip(one, name) for one, name in zip(workers, names, strict=True)]
    return _handed_in(
        request,
        OPEN,
        slips,
        [
            {"worker": one.id, "username": slip.username, "password": quick_hash(slip.password)}
            for one, slip in zip(workers, slips, strict=True)
        ],
    )


def _renewed(request: DeskRequest, workers: Sequence[Worker]) -> list[Slip]:
    slips = [_slip(one, one.user.username) for one in workers if one.user]
    return _handed_in(
        request,
        RENEW,
        slips,
        [
            {"user": one.user_id, "password": quick_hash(slip.password)}
            for one, slip in zip(workers, slips, strict=True)
        ],
    )


def _handed_in(
    request: DeskRequest, command: str, slips: list[Slip], payloads: list[dict[str, object]]
) -> list[Slip]:
    """The slips whose record was applied; the others' passwords open nothing."""
    if not payloads:
        return []
    records = [Incoming(ids.uuid7(), payload) for payload in payloads]
    answers = submit(actor=request.actor, command=command, records=records, channel="page")
    made = [
        slip for slip, answer in zip(slips, answers.each, strict=True) if answer.answer == "applied"
    ]
    if kept := len(slips) - len(made):
        messages.warning(
            request,
            ngettext(
                "%(n)d account could not be opened; it waits in the review box.",
                "%(n)d accounts could not be opened; they wait in the review box.",
                kept,
            )
            % {"n": kept},
        )
    return made


def _slip(worker: Worker, username: str) -> Slip:
    return Slip(worker.name, worker.where, username, one_time())  # type: ignore[attr-defined]
