"""One named person decides about a proposal."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wangdi.access.scoping import stamps
from wangdi.duties import actions as duties
from wangdi.intake.commands import Applied, Outcome, Record, Refused, Review, Work
from wangdi.quarantine.actions import moving, suiting, vacancies
from wangdi.quarantine.models import Decision, Episode
from wangdi.quarantine.payloads import DecidePayload

ANOTHER = gettext_lazy("You proposed this yourself, without a rule; another person must decide.")


def decide(
    work: Work, records: Sequence[Record[DecidePayload]], held: Mapping[UUID, Episode]
) -> list[Outcome]:
    """Accept or decline proposals; a person's own proposal without a rule needs another person."""
    outcomes: list[Outcome] = []
    decisions: list[Decision] = []
    homes = suiting.objections(list(held.values()))
    for record in records:
        episode = held[record.payload.episode]
        act = "accept" if record.payload.accepted else "decline"
        against = moving.refusal(episode, act, work.now) or _objection(
            work, episode, record.payload
        )
        if against is None and record.payload.accepted:
            against = homes.get(episode.id)
        if against is not None:
            outcomes.append(against)
            continue
        moving.move(episode, act, work.now)
        decisions.append(_decision(work, episode, record))
        outcomes.append(Applied(episode.id))
        moving.tell(work, f"quarantine.{episode.state}", episode)
    Decision.objects.bulk_create(decisions)
    moving.save([held[decision.episode_id] for decision in decisions])
    vacancies.ask(work, [held[one.episode_id] for one in decisions if one.accepted])
    return outcomes


def _objection(work: Work, episode: Episode, asked: DecidePayload) -> Review | None:
    if not episode.may_be_decided_by(work.actor.id):
        return Review("same_person", str(ANOTHER))
    if not asked.accepted and not asked.note:
        return Review("no_reason", _("Please give the reason."), "note")
    return None


def _decision(work: Work, episode: Episode, record: Record[DecidePayload]) -> Decision:
    return Decision(
        id=record.key,
        episode=episode,
        accepted=record.payload.accepted,
        note=record.payload.note,
        at=work.now,
        by=moving.named(work.actor),
        by_label=work.actor.label,
        **stamps(episode),
    )


def reconsider(work: Work, keys: Sequence[UUID]) -> None:
    """Undo acceptances that have not been served yet; the rows stay, marked."""
    decisions = list(Decision.objects.filter(id__in=keys, annulled_at=None))
    held = moving.hold(decision.episode_id for decision in decisions)
    for decision in decisions:
        episode = held[decision.episode_id]
        if (against := moving.refusal(episode, "reconsider", work.now)) is not None:
            raise Refused(against.sentence, reason=against.reason)
        moving.move(episode, "reconsider", work.now)
    Decision.objects.filter(id__in=keys).update(annulled_at=work.now)
    duties.withdraw(moving.VACANCY, list(held), "decision taken back")
    moving.save(list(held.values()))
