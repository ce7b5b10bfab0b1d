"""A pass is issued: to one holder, or to all households of a compound in one batch."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.access.scoping import stamps
from wangdi.intake.commands import (
    Applied,
    Command,
    Outcome,
    Record,
    Refused,
    Review,
    Work,
)
from wangdi.intake.stamps import Stamp
from wangdi.passes import actions, section
from wangdi.passes.grounds import Grounds, stamps_of
from wangdi.passes.models import LIVE, Pass
from wangdi.passes.payloads import IssuePayload
from wangdi.passes.rules.issuing import SENTENCES, Wanted, field_of, why_not
from wangdi.passes.section import PassClass
from wangdi.passes.words import State, What, Why
from wangdi.profiles import queries as profiles


class IssuePass(Command[IssuePayload]):
    """Passes as their classes allow; the key is the pass, and the token's."""

    name = "passes.issue"
    permission = "passes.issue"
    event = "passes.issued"
    subject_kind = "pass"
    Payload = IssuePayload

    def locate(self, payloads: Sequence[IssuePayload]) -> list[Stamp | None]:
        return stamps_of(payloads)

    def apply(self, work: Work, records: Sequence[Record[IssuePayload]]) -> list[Outcome]:
        version = profiles.current(work.now)
        rules = section.of(version.id if version else None)
        grounds = Grounds(work, [record.payload for record in records])
        made: list[Pass] = []
        outcomes: list[Outcome] = []
        for record in records:
            klass = rules.find(record.payload.klass)
            code = _wrong(work, record, klass, grounds)
            if code:
                outcomes.append(Review(code, str(SENTENCES[code]), field_of(code)))
                continue
            one = _pass(work, record, klass, grounds)
            one.profile = version
            made.append(one)
            outcomes.append(Applied(one.id))
        Pass.objects.bulk_create(made, batch_size=2000)
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        """Issued by mistake: the passes are void, and stay readable."""
        held = list(Pass.objects.filter(id__in=keys).order_by("id").select_for_update())
        if any(one.state not in LIVE for one in held):
            raise Refused(_("This pass does not hold any more."), reason="closed")
        actions.act(work, [(one, What.VOID, Why.MISTAKE, reason) for one in held])
        for one in held:
            one.state = State.VOID
        Pass.objects.bulk_update(held, ["state"])

    def detail_of(self, payload: IssuePayload) -> dict[str, object]:
        return {"class": payload.klass, "place": payload.place}


def _wrong(
    work: Work, record: Record[IssuePayload], klass: PassClass | None, grounds: Grounds
) -> str:
    asked = record.payload
    if asked.place not in grounds.places:
        return "place_over"
    begins, ends = actions.span(asked, klass, work.now)
    wanted = Wanted(
        begins=begins,
        ends=ends,
        person=asked.person is not None,
        household=asked.household is not None or asked.person is not None,
        plate=asked.plate is not None,
        guest=asked.guest is not None,
        of_place=grounds.is_of_place(asked),
        lives_here=grounds.lives_here(asked),
        has_one=not grounds.take(asked),
    )
    return why_not(klass, wanted, work.now)


def _pass(
    work: Work, record: Record[IssuePayload], klass: PassClass | None, grounds: Grounds
) -> Pass:
    asked = record.payload
    begins, ends = actions.span(asked, klass, work.now)
    return Pass(
        id=record.key,
        klass=asked.klass,
        place_id=asked.place,
        household_id=grounds.household_of(asked),
        person_id=asked.person,
        plate=asked.plate,
        guest=asked.guest,
        guest_phone=asked.guest_phone,
        company=asked.company,
        purpose=asked.purpose or None,
        digits=grounds.digits(asked.place),
        valid_from=begins,
        valid_until=ends,
        tokens_from=work.now,
        issued_at=work.now,
        by=work.actor.id,
        by_label=work.actor.label,
        **stamps(record.stamp),
    )
