"""What readings say of a fever: a path opens, is confirmed by two of three, or is cleared."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import F, Q

from wangdi.access.scoping import stamps
from wangdi.duties import actions as duties
from wangdi.intake.commands import Work
from wangdi.lib import ids
from wangdi.quarantine.actions import moving, paths, teams
from wangdi.quarantine.models import Episode, FeverPath, Reading
from wangdi.quarantine.rules import fever, path, symptoms

Joined = tuple[UUID, date, str]
Verdicts = dict[Joined, tuple[str, list[Reading]]]
GRACE = timedelta(minutes=25)


def weigh(work: Work, held: Mapping[UUID, Episode], made: Sequence[Reading]) -> None:
    """Weigh what was told now with what stands in its slots, and let the paths follow."""
    found = _verdicts(made)
    _clear(found)
    _tell(work, held, found)
    causes = _causes(made, found)
    open_paths = paths.standing(causes.keys() | {key[0] for key in found})
    if not causes and not open_paths:
        return
    opened = _open(work, held, causes, made, open_paths)
    confirmed = {key[0] for key, (said, _rows) in found.items() if said == fever.CONFIRMED}
    _raise(open_paths, causes, confirmed)
    cleared = _cleared(open_paths, found)
    paths.close(cleared, path.CLEARED, work.now)
    _remeasure(work, held, open_paths, found)
    done = [duties.Settled(one.episode_id, str(one.id), work.now, None) for one in cleared]
    duties.settle(moving.FEVER, done)
    left = [one for one in open_paths.values() if one.closed_at is None]
    if opened or left:
        paths.sync(work, held, left)


def _verdicts(made: Sequence[Reading]) -> Verdicts:
    """The verdict and the readings, in the order taken, of every slot touched now that holds a
    fever; two queries, one where nobody has any."""
    touched = {(one.episode_id, one.day, one.half) for one in made}
    hot = Reading.objects.filter(
        episode__in={key[0] for key in touched}, fever=True, cleared=False, annulled_at=None
    )
    where = Q()
    for episode, day, half in touched & set(hot.values_list("episode", "day", "half")):
        where |= Q(episode=episode, day=day, half=half)
    rows: dict[Joined, list[Reading]] = defaultdict(list)
    if where:
        taken = Reading.objects.filter(where, annulled_at=None)
        for reading in taken.order_by("at", "id"):
            rows[reading.episode_id, reading.day, reading.half].append(reading)
    return {key: (fever.verdict([one.fever for one in told]), told) for key, told in rows.items()}


def _clear(found: Verdicts) -> None:
    """Two of three were normal: that fever does not count, what was felt with it still does."""
    cleared = [
        rows[place].id
        for _said, rows in found.values()
        for place in fever.cleared([one.fever for one in rows])
        if rows[place].fever
    ]
    if cleared:
        told = Q(symptomatic=True) | Q(reducer=True)
        Reading.objects.filter(id__in=cleared).update(cleared=True, calls=told)


def _tell(work: Work, held: Mapping[UUID, Episode], found: Verdicts) -> None:
    for (episode_id, _day, _half), (said, rows) in found.items():
        last, episode = rows[-1], held[episode_id]
        if said in (fever.SUSPECTED, fever.CONFIRMED) and last.fever:
            work.fact(
                "quarantine.fever",
                about="episode",
                subject=episode.id,
                stamp=episode.stamp,
                reading=str(last.id),
                person=str(episode.person_id),
                household=str(episode.household_id),
                verdict=said,
            )


def _causes(made: Sequence[Reading], found: Verdicts) -> dict[UUID, str]:
    """Why the doctor must hear of each episode now; episodes of which he need not are left out."""
    why: dict[UUID, set[str]] = defaultdict(set)
    for (episode, _day, _half), (said, _rows) in found.items():
        if said in (fever.SUSPECTED, fever.CONFIRMED):
            why[episode].add(symptoms.FEVER)
    for one in made:
        if one.symptomatic:
            why[one.episode_id].add(symptoms.SYMPTOMS)
        elif one.reducer and not one.fever:
            why[one.episode_id].add(symptoms.REDUCER)
    return {episode: symptoms.gravest(causes) for episode, causes in why.items()}


def _open(
    work: Work,
    held: Mapping[UUID, Episode],
    causes: Mapping[UUID, str],
    made: Sequence[Reading],
    standing: dict[UUID, FeverPath],
) -> list[FeverPath]:
    """Paths for those who have none; what the doctor just saw and watches opens none anew."""
    began = {one.episode_id: one.at for one in sorted(made, key=lambda one: one.at, reverse=True)}
    mild = {one for one, cause in causes.items() if cause != symptoms.FEVER}
    watched = _watched(work, held, mild - standing.keys())
    opened = [
        FeverPath(
            id=ids.uuid7(),
            episode_id=episode,
            cause=cause,
            began_at=began[episode],
            known_at=work.now,
            **stamps(held[episode]),
        )
        for episode, cause in causes.items()
        if episode not in standing and episode not in watched
    ]
    FeverPath.objects.bulk_create(opened)
    rows = FeverPath.objects.filter(id__in=[one.id for one in opened])
    standing |= {one.episode_id: one for one in rows.prefetch_related("steps")}
    return opened


def _watched(work: Work, held: Mapping[UUID, Episode], episodes: Collection[UUID]) -> set[UUID]:
    """Those of whom a doctor said a short while ago that they stay at home and are watched."""
    if not episodes:
        return set()
    rows = FeverPath.objects.filter(episode__in=episodes, outcome=path.WATCHED)
    said = rows.values_list("episode_id", "closed_at").order_by("closed_at")
    return {
        episode
        for episode, at in said
        if at and work.now - at < timedelta(hours=held[episode].section.daily.watch_hours)
    }


def _raise(
    standing: Mapping[UUID, FeverPath], causes: Mapping[UUID, str], confirmed: Collection[UUID]
) -> None:
    """A graver cause takes the place of a lighter one; two of three confirm."""
    changed = []
    for episode, one in standing.items():
        cause = symptoms.gravest({one.cause, causes.get(episode, one.cause)})
        sure = one.confirmed or episode in confirmed
        if (cause, sure) != (one.cause, one.confirmed):
            one.cause, one.confirmed = cause, sure
            changed.append(one)
    FeverPath.objects.bulk_update(changed, ["cause", "confirmed"])


def _cleared(standing: Mapping[UUID, FeverPath], found: Verdicts) -> list[FeverPath]:
    """Paths of nothing but a fever that two of three took back, before a doctor had a word."""
    asked = {
        key[0]: standing[key[0]]
        for key, (said, _rows) in found.items()
        if said == fever.CLEARED and key[0] in standing
    }
    asked = {key: one for key, one in asked.items() if not paths.done_of(one)}
    if not asked:
        return []
    still = Reading.objects.filter(
        episode__in=asked,
        calls=True,
        annulled_at=None,
        at__gte=min(one.began_at for one in asked.values()),
    )
    kept = set(still.values_list("episode_id", flat=True))
    return [one for episode, one in asked.items() if episode not in kept]


def _remeasure(
    work: Work,
    held: Mapping[UUID, Episode],
    standing: Mapping[UUID, FeverPath],
    found: Verdicts,
) -> None:
    """A single fever is measured again some minutes later; what follows settles that."""
    drafts: list[duties.Draft] = []
    settled: list[duties.Settled] = []
    manned = teams.current(standing)
    for (episode, _day, _half), (said, rows) in found.items():
        one, last = standing.get(episode), rows[-1]
        if one is None:
            continue
        if said != fever.SUSPECTED:
            settled.append(duties.Settled(episode, str(one.id), last.at, last.by, last.id))
        elif last.fever:
            opens = max(last.at, work.now) + timedelta(
                minutes=held[episode].section.daily.remeasure_minutes
            )
            drafts.append(_again(held[episode], one, opens, manned.get(episode, {})))
    duties.plan(drafts)
    duties.settle(moving.REMEASURE, settled)


def _again(episode: Episode, one: FeverPath, opens: datetime, team: teams.Team) -> duties.Draft:
    contact = team.get("cadre")
    return duties.Draft(
        kind=moving.REMEASURE,
        subject_kind="episode",
        subject=episode.id,
        slot=str(one.id),
        opens_at=opens,
        due_at=opens + GRACE,
        missed_at=opens + 2 * GRACE,
        label=episode.household.address,
        stamp=episode.stamp,
        household=episode.household_id,
        holder=contact.worker.user_id if contact else None,
        sort_key=episode.household.sort_key,
    )


def reconsider(work: Work, episodes: Sequence[UUID]) -> None:
    """Readings were annulled: a path without any reading that calls is no path any more."""
    standing = paths.standing(episodes)
    untouched = {key: one for key, one in standing.items() if not paths.done_of(one)}
    still = Reading.objects.filter(
        episode__in=untouched,
        calls=True,
        annulled_at=None,
        at__gte=F("episode__fevers__began_at"),
        episode__fevers__closed_at=None,
    )
    kept = set(still.values_list("episode_id", flat=True))
    empty = [one for episode, one in untouched.items() if episode not in kept]
    paths.close(empty, path.ANNULLED, work.now)
    for kind in (*paths.KINDS.values(), moving.REMEASURE):
        duties.withdraw(kind, [one.episode_id for one in empty], "reading annulled")
