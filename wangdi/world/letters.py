"""A letter from above with a list of names: known here or not, called, settled, waiting."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from wangdi.intake.actors import Actor
from wangdi.leads.models import Lead
from wangdi.lib import clock
from wangdi.people.models import Person
from wangdi.world.acts import Act, Days
from wangdi.world.asking import ask, subjects
from wangdi.world.company import Company

STEP = "leads"
NUMBER = "示例防指协查〔2020〕12号"
NAMED = (("住户五十一", "close_contact", "示例商场"), ("住户五十二", "returnee", "湖北武汉"))
UNKNOWN = (("线索人甲", "close_contact", "示例市场"), ("线索人乙", "second_contact", "示例饭店"))


def acts(days: Days, company: Company) -> Iterator[Act]:
    """Came yesterday in the evening; one was called this morning, one is settled."""
    yield Act(days.at(1, "19:30"), STEP, partial(_bring, company["desk"]))
    yield Act(days.at(0, "08:40"), STEP, partial(_check, company["secretary"]))


def _bring(desk: Actor) -> None:
    letter = {
        "sender": "示例区指挥部",
        "number": NUMBER,
        "received_at": clock.now() - timedelta(minutes=20),
    }
    [batch] = subjects(ask("leads.register_batch", [letter], by=desk))
    known = {one.name: one for one in Person.objects.filter(name__in=[row[0] for row in NAMED])}
    rows = [
        {
            "name": name,
            "phone": known[name].phone if name in known else None,
            "kind": kind,
            "place": place,
            "claim": "协查名单",
            "sent": {"姓名": name, "来源": place},
            "batch": batch,
            "line": line,
        }
        for line, (name, kind, place) in enumerate((*NAMED, *UNKNOWN), 2)
    ]
    clean = [{key: value for key, value in row.items() if value is not None} for row in rows]
    ask("leads.enter", clean, by=desk, channel="import")


def _check(secretary: Actor) -> None:
    """Who the ledger knows was called; one was not there at all and has a ticket to show."""
    mine = Lead.objects.filter(batch__number=NUMBER, person__isnull=False).order_by("line")
    for lead, outcome in zip(mine, ("no_answer", "reached"), strict=False):
        ask("leads.log_contact", [{"lead": lead.id, "outcome": outcome}], by=secretary)
    if (last := mine.last()) is not None:
        settled = {"lead": last.id, "outcome": "not_here", "note": "一直在外地工作，本人电话确认",
                   "proofs": ["statement"], "proof_text": "通话记录"}  # fmt: skip
        ask("leads.settle", [settled], by=secretary)
