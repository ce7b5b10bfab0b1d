"""Whom somebody should look at, and the cases and notes of a counsellor."""

from django.db.models import QuerySet

from wangdi.access.scoping import Scope
from wangdi.care.models import CounsellorNote, Order, WellbeingCheck
from wangdi.care.rules import states


def waiting(scope: Scope) -> QuerySet[WellbeingCheck]:
    """Answers that a person should look at and nobody did, the oldest first."""
    rows = WellbeingCheck.objects.visible_to(scope).filter(annulled_at=None)
    return rows.filter(flagged=True, referred=None).select_related("household", "person")


def checks(scope: Scope) -> QuerySet[WellbeingCheck]:
    rows = WellbeingCheck.objects.visible_to(scope).filter(annulled_at=None)
    return rows.select_related("household", "person", "order")


def cases(scope: Scope) -> QuerySet[Order]:
    """Talks asked for in a scope, those still to be had first."""
    rows = Order.objects.visible_to(scope).filter(private=True, annulled_at=None)
    return rows.select_related("household", "person", "holder")


def open_cases(scope: Scope) -> QuerySet[Order]:
    return cases(scope).filter(state__in=states.TO_DO)


def notes(order: Order, reader: int) -> list[CounsellorNote]:
    """The notes of a case, for who holds it and nobody else; no row is even read for others."""
    if order.holder_id != reader:
        return []
    rows = CounsellorNote.objects.filter(order=order, annulled_at=None)
    return list(rows.order_by("-at", "-id"))
