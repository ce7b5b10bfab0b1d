"""One tells for everybody at home: each person a row, and no row is filled by silence.

The worker's page and the household's own page read the same form by the same rules.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid5

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from wangdi.intake.commands import Incoming
from wangdi.lib import clock
from wangdi.quarantine.models import Episode, Reading
from wangdi.quarantine.reading_payloads import believable
from wangdi.quarantine.rules import fever, slots, states
from wangdi.quarantine.section import Site

SITES: dict[str, Site] = {"axillary": "axillary", "forehead": "forehead", "ear": "ear"}


@dataclass(slots=True)
class Row:
    """One person at home: the reading that is asked for now, what came last, what was typed."""

    episode: Episode
    half: str
    told: Reading | None
    last: Reading | None
    value: str = ""
    symptoms: list[str] = field(default_factory=list)
    well: bool = False
    reducer: bool = False
    problem: str = ""

    @property
    def name(self) -> str:
        """What the fields of this row are called by."""
        return self.episode.id.hex

    @property
    def words(self) -> list[tuple[str, str, bool]]:
        """The symptoms of the profile: code, word, whether it was ticked."""
        asked = self.episode.section.daily.symptoms
        return [(one.code, str(one.label), one.code in self.symptoms) for one in asked]

    @property
    def is_told(self) -> bool:
        return bool(self.value or self.symptoms or self.well or self.reducer)


@dataclass(slots=True)
class Told:
    """A whole page as it was typed. `normal`: all have no fever, and nobody has symptoms."""

    rows: list[Row]
    at: datetime | None
    site: Site = "axillary"
    normal: bool = False
    problem: str = ""

    @property
    def is_whole(self) -> bool:
        return not self.problem and not any(row.problem for row in self.rows)

    def records(self, key: UUID, *, way: str | None = None) -> list[Incoming]:
        """A reading for each row that was told, under keys that follow from the page's own."""
        return [
            Incoming(
                uuid5(key, str(row.episode.id)),
                {
                    "episode": row.episode.id,
                    "at": self.at,
                    "value": row.value,
                    "site": self.site,
                    "symptoms": row.symptoms,
                    "reducer": row.reducer,
                    "way": way,
                },
            )
            for row in self.rows
            if row.value
        ]


def rows(episodes: QuerySet[Episode], at: datetime) -> list[Row]:
    """Who of these is asked for readings now, in the order of their doors' files; two queries."""
    found = episodes.filter(state=states.NOTIFIED, closed_at=None, day_zero__lte=clock.day_of(at))
    people = list(found.select_related("person", "household").order_by("proposed_at", "id"))
    taken: dict[UUID, list[Reading]] = {}
    since = clock.day_bounds(min((one.day_zero for one in people), default=clock.day_of(at)))[0]
    readings = Reading.objects.filter(episode__in=people, annulled_at=None, at__gte=since)
    for reading in readings.order_by("at", "id"):
        taken.setdefault(reading.episode_id, []).append(reading)
    return [_row(one, taken.get(one.id, []), at) for one in people]


def _row(episode: Episode, taken: Sequence[Reading], at: datetime) -> Row:
    slot = slots.nearest(at, episode.day_zero, episode.last_day, episode.section)
    told = [one for one in taken if (one.day, one.half) == (slot.day, slot.half)]
    return Row(episode, slot.half, told[-1] if told else None, taken[-1] if taken else None)


def read(posted: QueryDict, asked: Iterable[Row]) -> Told:
    """What was typed, with a sentence at each thing that is missing or contradicts another."""
    told = Told(list(asked), _moment(posted.get("at", "")))
    told.normal = bool(posted.get("normal"))
    told.site = SITES.get(posted.get("site", ""), "axillary")
    for row in told.rows:
        row.value = posted.get(f"{row.name}-value", "").strip()
        row.symptoms = posted.getlist(f"{row.name}-symptoms")
        row.well = bool(posted.get(f"{row.name}-well"))
        row.reducer = bool(posted.get(f"{row.name}-reducer"))
        row.problem = _problem(row, told)
    if told.at is None:
        told.problem = _("When was it measured?")
    elif not any(row.is_told for row in told.rows) and told.is_whole:
        told.problem = _("Nothing is written yet. Silence is never a normal reading.")
    return told


def _problem(row: Row, told: Told) -> str:
    """What is wrong with a row, or nothing."""
    if not row.value:
        if told.normal:
            return _("All normal needs a temperature of everybody.")
        return _("Write the temperature too.") if row.is_told else ""
    value, asked = believable(row.value)
    if value is None:
        return asked
    if told.normal:
        hot = fever.is_fever(value, told.site, row.episode.section)
        if hot or row.symptoms or row.reducer:
            return _("This is not normal: take back “all normal” above.")
        return ""
    if set(row.symptoms) - row.episode.section.daily.codes:
        return _("Say what was felt in the words of this page.")
    if row.well and row.symptoms:
        return _("Either nothing was felt, or this was.")
    if not row.well and not row.symptoms:
        return _("Say what was felt, or that nothing was.")
    return ""


def _moment(text: str) -> datetime | None:
    """A wall time of Shanghai, as a field of day and time sends it."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    if found.tzinfo is not None or not 2000 <= found.year <= 2199:
        return None
    return clock.at(found.date(), found.time())
