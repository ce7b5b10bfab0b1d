"""A new version of the rules: shorter applies by itself, longer is only proposed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext as _

from wangdi.access.scoping import Scope, stamps
from wangdi.intake.commands import Applied, Outcome, Record, Review, Work
from wangdi.lib import clock, ids
from wangdi.profiles import queries as profiles
from wangdi.quarantine.actions import recounting, suggesting
from wangdi.quarantine.actions.recounting import Asked
from wangdi.quarantine.models import Episode, EpisodeQuerySet, Recount, RecountProposal
from wangdi.quarantine.payloads_course import ReplanPayload
from wangdi.quarantine.rules import recounting as rules
from wangdi.quarantine.rules import states
from wangdi.quarantine.rules.recounting import LONGER, LOOK, SAME, SHORTER, Span
from wangdi.quarantine.section import NAME, QuarantineSection

Found = tuple[Episode, Span]


@dataclass(slots=True)
class Comparison:
    """Open episodes by what a version changes for each, with the days it would have then."""

    by: dict[str, list[Found]] = field(
        default_factory=lambda: {name: [] for name in (SHORTER, LONGER, LOOK, SAME)}
    )

    def __getitem__(self, name: str) -> list[Found]:
        return self.by[name]


def compare(episodes: Iterable[Episode], version: UUID, today: date) -> Comparison:
    """What `version` changes for each of these; no query but the versions' own."""
    found = Comparison()
    section = profiles.section(version, QuarantineSection, NAME)
    for one in episodes:
        span = recounting.span(one)
        now = section.category(one.category) if section else None
        verdict = rules.compare(span, one.section.category(one.category), now)
        changes = now is not None and verdict in (SHORTER, LONGER)
        then = rules.under(span, now, today) if now and changes else span
        if verdict == SHORTER and then.last_day >= span.last_day:
            verdict = SAME
        found[verdict].append((one, then))
    return found


def concerned(version: UUID, scope: Scope | None = None) -> list[Episode]:
    """The open episodes, decided or further, that began under another version; one query."""
    rows = Episode.objects.filter(closed_at=None) if scope is None else _seen(scope)
    decided = rows.exclude(state=states.PROPOSED).exclude(profile=version)
    return list(decided.select_related("person", "household").order_by("release_from", "id"))


def _seen(scope: Scope) -> EpisodeQuerySet:
    return Episode.objects.visible_to(scope).filter(closed_at=None)


def replan(work: Work, records: Sequence[Record[ReplanPayload]]) -> list[Outcome]:
    """Compare all with a version in force and act; safe to repeat, what was changed is the same."""
    outcomes: list[Outcome] = []
    for record in records:
        version = profiles.current(work.now)
        if version is None or version.id != record.payload.version:
            sentence = _("This version of the rules is not in force.")
            outcomes.append(Review("not_in_force", sentence, "version"))
            continue
        _apply(work, version.id, str(version))
        outcomes.append(Applied(record.key))
    return outcomes


def _apply(work: Work, version: UUID, name: str) -> None:
    ids_of = [one.id for one in concerned(version)]
    locked = Episode.objects.filter(id__in=ids_of).order_by("id").select_for_update(of=("self",))
    found = compare(locked.select_related("person", "household"), version, clock.day_of(work.now))
    why = _reason(name)
    made: list[Recount] = []
    for episode, then in found[SHORTER]:
        asked = Asked(ids.uuid7(), rules.SHORTENED, then, why["zh"], version)
        if recounting.refusal(episode, asked, work.now) is None:
            made.append(recounting.count(work, episode, asked))
            work.event(
                "quarantine.shortened", kind="episode", subject=episode.id, stamp=episode.stamp
            )
    recounting.settle(work, made)
    _propose(work, version, found[LONGER], why)


def _reason(name: str) -> dict[str, str]:
    texts = {}
    for short, code in (("zh", "zh-hans"), ("en", "en")):
        with translation.override(code):
            texts[short] = _("The rules %(version)s are in force now.") % {"version": name}
    return texts


def _propose(work: Work, version: UUID, longer: Sequence[Found], why: dict[str, str]) -> None:
    """Longer is never applied by itself: two named people take it, or nobody does."""
    rows = RecountProposal.objects.filter(episode__in=[one.id for one, _then in longer])
    known = rows.filter(kind=rules.EXTENDED)
    asked = set(known.filter(profile=version).values_list("episode_id", flat=True))
    asked |= set(known.filter(settled_at=None).values_list("episode_id", flat=True))
    suggesting.keep(
        work,
        [
            RecountProposal(
                id=ids.uuid7(),
                episode=one,
                kind=rules.EXTENDED,
                profile_id=version,
                day_zero=then.day_zero,
                last_day=then.last_day,
                reasons=[why],
                at=work.now,
                **stamps(one),
            )
            for one, then in longer
            if one.id not in asked
        ],
    )
