"""At the post: what is handed out, signing in and out, meals and rest."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import Field

from wangdi.access.scoping import stamps
from wangdi.intake.commands import Applied, Command, Outcome, Record, Review, Work
from wangdi.intake.stamps import Stamp
from wangdi.roster import alarms, section
from wangdi.roster.codes import codes
from wangdi.roster.commands.turns import OfTurn, hold, stamps_of_turns
from wangdi.roster.models import KitIssue, Means, Pause, PauseKind, Turn

STAND = "roster.stand"
Item = Annotated[str, Field(max_length=20)]


class KitPayload(OfTurn):
    items: list[Item] = Field(min_length=1, max_length=20)


class IssueKit(Command[KitPayload]):
    """What somebody is given before he goes to the post."""

    name, event, subject_kind = "roster.issue_kit", "roster.kit_issued", "turn"
    permission, Payload = STAND, KitPayload

    def locate(self, payloads: Sequence[KitPayload]) -> list[Stamp | None]:
        return stamps_of_turns([one.turn for one in payloads])

    def apply(self, work: Work, records: Sequence[Record[KitPayload]]) -> list[Outcome]:
        known = {one.code for one in section.current().kit}
        outcomes: list[Outcome] = []
        made: list[KitIssue] = []
        for record in records:
            if set(record.payload.items) - known:
                outcomes.append(Review("no_such_kit", _("This is not handed out."), "items"))
                continue
            outcomes.append(Applied(record.payload.turn))
            made.append(
                KitIssue(
                    id=record.key,
                    turn_id=record.payload.turn,
                    items=sorted(set(record.payload.items)),
                    at=work.now,
                    by_label=work.actor.label,
                    **stamps(record.stamp),
                )
            )
        KitIssue.objects.bulk_create(made, batch_size=2000)
        return outcomes

    def subject_of(self, payload: KitPayload) -> UUID:
        return payload.turn

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        KitIssue.objects.filter(id__in=keys).update(annulled_at=work.now)


class SignInPayload(OfTurn):
    """`code`: what stands on the sheet at the post, for whoever signs in by himself.

    From a paper list or the field app the post is known already. No position is ever asked.
    """

    means: Means = Means.CODE
    code: str = Field(default="", max_length=10)


class SignIn(Command[SignInPayload]):
    """Sign in at the post. Without what must be handed out nobody begins."""

    name, event, subject_kind = "roster.sign_in", "roster.signed_in", "turn"
    permission, Payload = STAND, SignInPayload

    def locate(self, payloads: Sequence[SignInPayload]) -> list[Stamp | None]:
        return stamps_of_turns([one.turn for one in payloads])

    def apply(self, work: Work, records: Sequence[Record[SignInPayload]]) -> list[Outcome]:
        rows = hold(record.payload.turn for record in records)
        has = given(list(rows))
        known = codes([turn.shift_id for turn in rows.values()])
        rules = section.current()
        outcomes: list[Outcome] = []
        done: list[Turn] = []
        for record in records:
            turn = rows[record.payload.turn]
            at = min(record.made_at, work.now)
            why = _why_not(record.payload, turn, at, known[turn.shift_id], rules)
            why = why or _bare(has.get(turn.id, set()), rules)
            if why is None:
                turn.in_at, turn.in_means, turn.in_by = at, record.payload.means, record.key
                done.append(turn)
            outcomes.append(why or Applied(turn.id))
        Turn.objects.bulk_update(done, ["in_at", "in_means", "in_by"], batch_size=2000)
        alarms.settle({turn.shift_id for turn in done}, work)
        return outcomes

    def subject_of(self, payload: SignInPayload) -> UUID:
        return payload.turn

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        back = {"in_at": None, "in_by": None, "in_means": ""}
        Turn.objects.filter(in_by__in=keys, out_at=None).update(**back)


class SignOut(Command[OfTurn]):
    """Sign out at the post."""

    name, event, subject_kind = "roster.sign_out", "roster.signed_out", "turn"
    permission, Payload = STAND, OfTurn

    def locate(self, payloads: Sequence[OfTurn]) -> list[Stamp | None]:
        return stamps_of_turns([one.turn for one in payloads])

    def apply(self, work: Work, records: Sequence[Record[OfTurn]]) -> list[Outcome]:
        rows = hold(record.payload.turn for record in records)
        outcomes: list[Outcome] = []
        done: list[Turn] = []
        for record in records:
            turn = rows[record.payload.turn]
            if turn.in_at is None or turn.out_at:
                sentence = _("He has not signed in, or has signed out already.")
                outcomes.append(Review("not_in", sentence))
                continue
            turn.out_at = max(turn.in_at, min(record.made_at, work.now))
            turn.out_by = record.key
            done.append(turn)
            outcomes.append(Applied(turn.id))
        Turn.objects.bulk_update(done, ["out_at", "out_by"], batch_size=2000)
        return outcomes

    def subject_of(self, payload: OfTurn) -> UUID:
        return payload.turn

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        Turn.objects.filter(out_by__in=keys).update(out_at=None, out_by=None)


class PausePayload(OfTurn):
    kind: PauseKind
    minutes: int = Field(ge=1, le=480)


class LogPause(Command[PausePayload]):
    """A meal or a rest during the shift."""

    name, event, subject_kind = "roster.log_pause", "roster.paused", "turn"
    permission, Payload = STAND, PausePayload

    def locate(self, payloads: Sequence[PausePayload]) -> list[Stamp | None]:
        return stamps_of_turns([one.turn for one in payloads])

    def apply(self, work: Work, records: Sequence[Record[PausePayload]]) -> list[Outcome]:
        Pause.objects.bulk_create(
            [
                Pause(
                    id=record.key,
                    turn_id=record.payload.turn,
                    kind=record.payload.kind,
                    minutes=record.payload.minutes,
                    at=work.now,
                    **stamps(record.stamp),
                )
                for record in records
            ],
            batch_size=2000,
        )
        return [Applied(record.payload.turn) for record in records]

    def subject_of(self, payload: PausePayload) -> UUID:
        return payload.turn

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        Pause.objects.filter(id__in=keys).update(annulled_at=work.now)


def given(turns: Sequence[UUID]) -> dict[UUID, set[str]]:
    """What was handed out for each turn. One query."""
    found: dict[UUID, set[str]] = {}
    rows = KitIssue.objects.filter(turn__in=turns, annulled_at=None)
    for turn, items in rows.values_list("turn_id", "items"):
        found.setdefault(turn, set()).update(items)
    return found


def _why_not(
    asked: SignInPayload, turn: Turn, at: datetime, code: str, rules: section.RosterSection
) -> Review | None:
    if turn.absent_at or turn.in_at:
        return Review("began", _("He has signed in at the post, or is known to be absent."))
    early = turn.shift.begins_at - timedelta(minutes=rules.early)
    if not early <= at < turn.shift.ends_at:
        return Review("not_now", _("This shift is not now."))
    if asked.means == Means.CODE and asked.code != code:
        sentence = _("This is not the code of the post. It stands on the sheet that hangs there.")
        return Review("wrong_code", sentence, "code")
    return None


def _bare(has: set[str], rules: section.RosterSection) -> Review | None:
    """Nobody goes to a post without what must be handed out."""
    names = {one.code: str(one.name) for one in rules.kit}
    lacks = sorted(rules.musts() - has)
    if not lacks:
        return None
    sentence = _("Not handed out yet: %(kit)s. Without it nobody goes to a post.")
    return Review("no_kit", sentence % {"kit": _(", ").join(names[one] for one in lacks)})
