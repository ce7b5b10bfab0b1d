"""Phones that may hold records and say nothing: somebody asks after them."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from wangdi.duties import actions as duties
from wangdi.duties.actions import Draft
from wangdi.duties.models import Duty
from wangdi.field.models import Phone, SignIn

SILENT = "field.silent_phone"
PATIENCE, TO_ASK = timedelta(hours=12), timedelta(hours=2)


def silent(at: datetime) -> list[Phone]:
    """Not heard of for twelve hours, and they said they held records or did not say they held none.

    A phone was signed off with everything sent, or it may hold some.
    """
    untold = SignIn.objects.filter(phone=OuterRef("pk"), all_sent=False)
    wanted = Phone.objects.filter(seen_at__lte=at - PATIENCE)
    return list(wanted.filter(Q(unsent__gt=0) | Exists(untold)).order_by("seen_at", "id"))


def plan(at: datetime) -> int:
    """One duty for each silence of a phone; withdrawn when the phone was heard of again."""
    quiet = silent(at)
    asked = Duty.objects.unsettled().filter(kind=SILENT).values_list("subject", flat=True)
    heard = set(asked) - {one.id for one in quiet}
    with transaction.atomic():
        if heard:
            duties.withdraw(SILENT, heard, str(_("The phone was heard of again.")))
        return duties.plan(_draft(one, at) for one in quiet) if quiet else 0


def _draft(one: Phone, at: datetime) -> Draft:
    return Draft(
        kind=SILENT,
        subject_kind="phone",
        subject=one.id,
        slot=f"{one.seen_at:%Y-%m-%d %H:%M}",
        opens_at=at,
        due_at=at + TO_ASK,
        missed_at=at + PATIENCE,
        label=one.name,
        stamp=one.stamp,
    )
