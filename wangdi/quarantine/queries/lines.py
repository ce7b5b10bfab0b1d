"""Line lists: everybody in care within a scope, each with the reasons he stands on a list."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from wangdi.access.scoping import Scope
from wangdi.profiles import queries as profiles
from wangdi.quarantine.models import Episode
from wangdi.quarantine.queries.facts import NEVER, Recorded, Row, open_rows, recorded
from wangdi.quarantine.rules import days, watch
from wangdi.quarantine.section import NAME, QuarantineSection

Rules = dict[UUID, tuple[watch.Today, QuarantineSection]]
Wanted = Callable[[Row], bool]


@dataclass(slots=True)
class Lines:
    """Who stands on which list: ids of episodes, the nearest release first.

    `communities` and `grids`: how many open files lie in each, before anything was filtered.
    """

    on: dict[str, list[UUID]] = field(default_factory=lambda: {name: [] for name in watch.LISTS})
    why: dict[UUID, set[str]] = field(default_factory=dict)
    communities: Counter[int | None] = field(default_factory=Counter)
    grids: Counter[int | None] = field(default_factory=Counter)

    def count(self, name: str) -> int:
        return len(self.on[name])


def lines(scope: Scope, at: datetime, wanted: Wanted | None = None) -> Lines:
    """Every open episode of the scope with its reasons; six queries and the pure rule.

    `wanted` keeps only some of the rows: a community, a grid, those entrusted by name.
    """
    found = Lines()
    rows = open_rows(scope)
    found.communities.update(row.community for row in rows)
    found.grids.update(row.grid for row in rows)
    kept = [row for row in rows if wanted is None or wanted(row)]
    rules = _rules({row.profile for row in kept}, at)
    spans = [max(today.silent, today.clear) for today, _section in rules.values()]
    known = recorded(kept, at, max([timedelta(days=1), *spans]))
    for row in kept:
        if row.profile not in rules:
            continue
        today, section = rules[row.profile]
        reasons = watch.why(_facts(row, known, today, section), today)
        found.why[row.id] = reasons
        for name in reasons:
            found.on[name].append(row.id)
    return found


def _rules(versions: Iterable[UUID], at: datetime) -> Rules:
    rules: Rules = {}
    for version in versions:
        section = profiles.section(version, QuarantineSection, NAME)
        if section is not None:
            rules[version] = watch.today(section, at), section
    return rules


def _facts(
    row: Row, known: Recorded, today: watch.Today, section: QuarantineSection
) -> watch.Facts:
    heard_at, fever_at, symptoms_at, reducer_at, halves = known.heard.get(row.id, NEVER)
    return watch.Facts(
        stored=row.state,
        begins_at=days.begins_at(row.day_zero),
        release_from=row.release_from,
        team_full=known.filled.get(row.id, 0) >= today.places,
        served_at=known.served.get(row.id),
        last_reading_at=heard_at,
        fever_at=fever_at,
        done=frozenset(slot for slot, _hours in today.windows if slot.half in (halves or ())),
        symptoms_at=symptoms_at,
        reducer_at=reducer_at,
        objection=row.id in known.objected,
        home=known.home(row, section.home),
    )


def shown(scope: Scope, wanted: Iterable[UUID]) -> list[Episode]:
    """The episodes of one page of a list, with person and household, in the order given."""
    order = {episode: n for n, episode in enumerate(wanted)}
    rows = Episode.objects.visible_to(scope).filter(id__in=order)
    return sorted(rows.select_related("person", "household"), key=lambda one: order[one.id])
