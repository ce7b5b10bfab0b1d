"""Where papers stand, at a glance: one query for a list of them, without who and when."""

from django.db.models import Exists, OuterRef

from wangdi.documents.models import Document
from wangdi.pack import papers, tracking
from wangdi.pack.models import Delivery, Outcome, Signing
from wangdi.quarantine.models import NoticeServed, Recount


def ways() -> dict[str, Exists]:
    """What to annotate papers with, so that `state` asks for nothing more."""
    mine = {"document": OuterRef("id"), "annulled_at": None}
    up = Delivery.objects.filter(**mine)
    return {
        "was_served": Exists(NoticeServed.objects.filter(**mine)),
        "was_renewed": Exists(
            Recount.objects.filter(notice=OuterRef("id"), annulled_at=None, served_at__isnull=False)
        ),
        "was_delivered": Exists(up),
        "is_down": Exists(up.exclude(down_at=None)),
        "was_signed": Exists(Signing.objects.filter(**mine, outcome=Outcome.SIGNED)),
        "was_answered": Exists(Signing.objects.filter(**mine)),
    }


def state(one: Document) -> str:
    """The state of an annotated paper, as `tracking` names them."""
    told = {name: getattr(one, name) for name in ways()}
    if one.pending:
        return tracking.PREPARED
    if told["was_delivered"] and papers.paper(one.kind).posted:
        return tracking.DOWN if told["is_down"] else tracking.UP
    if told["was_answered"]:
        return tracking.SIGNED if told["was_signed"] else tracking.NOT_SIGNED
    there = told["was_served"] or told["was_renewed"] or told["was_delivered"]
    if there:
        return tracking.DELIVERED
    return tracking.TO_POST if papers.paper(one.kind).posted else tracking.READY
