"""A home is looked at before somebody is observed there; what follows for its proposals."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.access.scoping import stamps
from wangdi.duties import actions as duties
from wangdi.intake.commands import Applied, Outcome, Record, Refused, Review, Work
from wangdi.quarantine.actions import moving
from wangdi.quarantine.models import Episode, Suitability
from wangdi.quarantine.payloads_before import LookPayload
from wangdi.quarantine.rules import states
from wangdi.quarantine.rules import suitability as rules
from wangdi.quarantine.section_before import HomeRules


def standing(episodes: Sequence[Episode]) -> dict[UUID, Suitability]:
    """The look at a home that holds for each episode; one query. Households come with them."""
    rows = Suitability.objects.filter(
        household__in={one.household_id for one in episodes}, annulled_at=None
    )
    latest = {row.household_id: row for row in rows.order_by("at", "id")}
    found: dict[UUID, Suitability] = {}
    for one in episodes:
        row, home = latest.get(one.household_id), one.section.home
        if row is not None and home is not None and _holds(row, home, one):
            found[one.id] = row
    return found


def _holds(row: Suitability, home: HomeRules, episode: Episode) -> bool:
    return rules.holds(
        row.looked(),
        home,
        household=episode.household_id,
        dwelling=episode.household.dwelling_id,
        proposed_at=episode.proposed_at,
    )


def unseen(episodes: Sequence[Episode]) -> list[Episode]:
    """Those whose rules ask about the home and at whose present door nobody has looked."""
    seen = standing(episodes)
    return [
        one
        for one in episodes
        if one.id not in seen and one.section.home and one.section.home.asks(one.measure)
    ]


def objections(episodes: Sequence[Episode]) -> dict[UUID, Review]:
    """What their homes say against deciding for episodes as they are proposed; one query."""
    looks = standing(episodes)
    found: dict[UUID, Review] = {}
    for one in episodes:
        verdict = looks[one.id].verdict if one.id in looks else None
        against = rules.against(one.section.home, one.measure, verdict)
        if against is not None:
            found[one.id] = Review(against[0], str(against[1]))
    return found


def look(
    work: Work, records: Sequence[Record[LookPayload]], held: Mapping[UUID, Episode]
) -> list[Outcome]:
    """Record looks at homes. A home that does not suit turns the proposals of its household into

    proposals for a facility; one that suits after all gives them back what they were.
    """
    outcomes: list[Outcome] = []
    made: list[Suitability] = []
    for record in records:
        episode = held[record.payload.episode]
        against = _objection(work, episode, record.payload)
        if against is None:
            made.append(_row(work, episode, record))
        outcomes.append(against or Applied(record.key))
    waiting = _waiting([one.household_id for one in made])
    changed: dict[UUID, Episode] = {}
    stood = _stood_before(made)
    for row in made:
        for one in waiting.get(row.household_id, []):
            given = stood.get(row.household_id, {}).get(str(one.id))
            if _turn(row, one, given):
                changed[one.id] = one
        _tell(work, held[row.episode_id], row)
    Suitability.objects.bulk_create(made)
    _save(changed)
    _settle(work, made)
    return outcomes


def _objection(work: Work, episode: Episode, asked: LookPayload) -> Review | None:
    state, home = episode.state_at(work.now), episode.section.home
    if state in states.CLOSED:
        return Review(f"state_{state}", str(states.SENTENCES[state]))
    if home is None:
        return Review("no_questions", _("The rules of this file ask nothing about the home."))
    for question in rules.unanswered(home, asked.answers):
        return Review("unanswered", _("Please answer yes or no."), question.code)
    return None


def _row(work: Work, episode: Episode, record: Record[LookPayload]) -> Suitability:
    home = episode.section.home
    if home is None:
        raise ValueError("no questions about a home")
    weighed = rules.weigh(home, record.payload.answers)
    return Suitability(
        id=record.key,
        episode=episode,
        household_id=episode.household_id,
        dwelling_id=episode.household.dwelling_id,
        answers={one.code: record.payload.answers[one.code] for one in home.questions},
        verdict=weighed.verdict,
        lacks=[one.code for one in weighed.lacks],
        note=record.payload.note,
        at=work.now,
        by=moving.named(work.actor),
        by_label=work.actor.label,
        **stamps(episode),
    )


def _waiting(households: Sequence[UUID]) -> dict[UUID, list[Episode]]:
    """The proposals of households that nobody has decided yet, locked; one query."""
    rows = Episode.objects.filter(household__in=households, state=states.PROPOSED)
    found: dict[UUID, list[Episode]] = {}
    for one in rows.order_by("id").select_for_update():
        found.setdefault(one.household_id, []).append(one)
    return found


def _stood_before(made: Sequence[Suitability]) -> dict[UUID, dict[str, dict[str, object]]]:
    """What the looks that stood until now had changed, by household and episode; one query."""
    rows = Suitability.objects.filter(
        household__in={one.household_id for one in made}, annulled_at=None
    )
    return {one.household_id: one.before for one in rows.order_by("at", "id")}


def _turn(row: Suitability, episode: Episode, given: dict[str, object] | None) -> bool:
    """Turn one proposal as the look says; whether it changed. `given`: what it once was."""
    home = episode.section.home
    if home is None:
        return False
    was = given or {"measure": episode.measure, "reasons": episode.reasons}
    if not home.asks(str(was["measure"])):
        return False
    if row.verdict == rules.FACILITY:
        row.before[str(episode.id)] = was
        lacks = [one for one in home.questions if one.code in row.lacks]
        hard = [one.lacks.model_dump() for one in lacks if one.otherwise == rules.FACILITY]
        episode.measure, episode.reasons = home.facility, [*_list(was["reasons"]), *hard]
        return True
    return _give_back(episode, given)


def _list(reasons: object) -> list[dict[str, str]]:
    return reasons if isinstance(reasons, list) else []


def _give_back(episode: Episode, given: dict[str, object] | None) -> bool:
    if given is None:
        return False
    episode.measure, episode.reasons = str(given["measure"]), _list(given["reasons"])
    return True


def _save(changed: Mapping[UUID, Episode]) -> None:
    Episode.objects.bulk_update(list(changed.values()), ["measure", "reasons"], batch_size=2000)


def _settle(work: Work, made: Sequence[Suitability]) -> None:
    """Who was to look at a home that moved need not any more, whichever file of it was opened."""
    looked = {row.household_id: row for row in made}
    rows = Episode.objects.open().filter(household__in=looked)
    duties.settle(
        moving.LOOK,
        [
            duties.Settled(key, None, work.now, work.actor.id, looked[home].id)
            for key, home in rows.values_list("id", "household_id")
        ],
    )


def _tell(work: Work, episode: Episode, row: Suitability) -> None:
    """What a home lacks, by the codes of the questions: so that somebody can bring it."""
    work.fact(
        "quarantine.home_looked_at",
        about="episode",
        subject=episode.id,
        stamp=episode.stamp,
        household=str(row.household_id),
        verdict=row.verdict,
        lacks=list(row.lacks),
    )


def annul(keys: Sequence[UUID], *, work: Work) -> None:
    """A look recorded in error does not count; proposals become what they were before it."""
    rows = list(Suitability.objects.filter(id__in=keys, annulled_at=None))
    homes = [row.household_id for row in rows]
    waiting, latest = _waiting(homes), _latest(homes)
    changed: dict[UUID, Episode] = {}
    for row in rows:
        proposals = {str(one.id): one for one in waiting.get(row.household_id, [])}
        if set(row.before) - set(proposals):
            raise Refused(_("It was decided on this already. Look at the home again instead."))
        if latest[row.household_id] != row.id:
            continue
        for key, given in row.before.items():
            if _give_back(proposals[key], given):
                changed[proposals[key].id] = proposals[key]
    Suitability.objects.filter(id__in=keys).update(annulled_at=work.now)
    _save(changed)
    files = Episode.objects.open().filter(household__in=homes).values_list("id", flat=True)
    duties.reopen(moving.LOOK, files, evidence=keys)


def _latest(households: Iterable[UUID]) -> dict[UUID, UUID]:
    """The look that stands for each household, by its id; one query."""
    rows = Suitability.objects.filter(household__in=list(households), annulled_at=None)
    return dict(rows.order_by("at", "id").values_list("household_id", "id"))
