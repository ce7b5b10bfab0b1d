"""A list from above in the named world, as far as every page of leads has something to show."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from wangdi.access.public import submit_public
from wangdi.documents import attachments
from wangdi.documents.tests.pictures import JPEG
from wangdi.intake.commands import Incoming
from wangdi.intake.submitting import submit, submit_one
from wangdi.leads.models import Disposition, Lead, LeadAnswer, LeadBatch, Misdirection, Objection
from wangdi.lib import clock, ids
from wangdi.people.models import Person
from wangdi.territory.models import Place
from wangdi.world.fixtures import Town

NUMBER = "示例〔2020〕9号"


@dataclass(frozen=True)
class Sample:
    """`open` waits for a call; `settled` has a proof and an objection; `offered` goes elsewhere."""

    batch: UUID
    open: Lead
    settled: Lead
    offered: Lead

    @property
    def answer(self) -> UUID:
        return LeadAnswer.objects.get(batch=self.batch).id

    @property
    def offer(self) -> UUID:
        return Misdirection.objects.get(lead=self.offered).id

    @property
    def objection(self) -> UUID:
        return Objection.objects.get(lead=self.settled).id

    @property
    def proof(self) -> UUID:
        disposition = Disposition.objects.get(lead=self.settled)
        return attachments.of([disposition.id])[disposition.id][0].id


def sample(town: Town) -> Sample:
    """The list, brought when it is first asked for."""
    if not LeadBatch.objects.filter(number=NUMBER).exists():
        _bring(town)
    batch = LeadBatch.objects.get(number=NUMBER)
    waiting, settled, offered = Lead.objects.filter(batch=batch).order_by("line")
    return Sample(batch.id, waiting, settled, offered)


def _bring(town: Town) -> None:
    desk, worker = (town.user(name).actor() for name in ("desk", "worker"))
    at = clock.now() - timedelta(hours=1)
    letter = {"sender": "示例指挥部", "number": NUMBER, "received_at": at}
    batch = submit_one(actor=desk, command="leads.register_batch", payload=letter).subject
    grid = town.household("返乡人丙").grid_id
    people = Person.objects.living().filter(grid_id=grid).exclude(phone_index=None)
    rows = [
        {"name": one.name, "phone": one.phone, "kind": "close_contact", "place": "示例商场",
         "claim": "同时段购物", "sent": {"姓名": one.name}, "batch": batch, "line": line}
        for line, one in enumerate(people.order_by("id")[:3], 2)
    ]  # fmt: skip
    records = [Incoming(ids.uuid7(), row) for row in rows]
    answers = submit(actor=desk, command="leads.enter", records=records)
    _open, settled, offered = (Lead.objects.get(id=str(one.subject)) for one in answers.each)
    key = ids.uuid7()
    proof = attachments.keep(JPEG, name="车票.jpg", by=worker, key=key)
    found = {"lead": settled.id, "outcome": "not_here", "proofs": ["ticket"],
             "attachments": [proof.id]}  # fmt: skip
    submit_one(actor=worker, command="leads.settle", payload=found, key=key)
    other = Place.objects.communities().exclude(id=offered.community_id or 0)[0]
    hand = {"lead": offered.id, "community": other.id, "reason": "住在那边"}
    submit_one(actor=worker, command="leads.hand_over", payload=hand)
    submit_one(actor=desk, command="leads.answer", payload={"batch": batch})
    submit_public(command="leads.object", payload={"code": settled.code, "text": "我一直在家"})
