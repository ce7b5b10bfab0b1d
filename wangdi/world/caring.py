"""From a proposal to the release: decided, a team, the notice, two readings a day, the letter."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial
from random import Random
from uuid import UUID

from wangdi.intake.actors import Actor
from wangdi.intake.approving import approve
from wangdi.intake.models import Approval
from wangdi.lib import clock
from wangdi.quarantine.actions import teams
from wangdi.quarantine.models import Episode
from wangdi.world.acts import Act, Days
from wangdi.world.asking import ask
from wangdi.world.company import Company
from wangdi.world.travellers import Traveller

STEP, READINGS = "quarantine", "readings"
FORGOTTEN = 0.03
HOURS = {"am": ("07:10", 140, "09:40"), "pm": ("17:10", 140, "19:45")}
"""First reading, over how many minutes they come in, when the last is in."""


class Care:
    """The acts of the office about its travellers, community by community."""

    def __init__(
        self, travellers: Sequence[Traveller], days: Days, company: Company, dice: Random
    ) -> None:
        self.days, self.company, self.dice = days, company, dice
        self.arrived: dict[int, list[Traveller]] = defaultdict(list)
        self.living: dict[int, list[Traveller]] = defaultdict(list)
        for one in travellers:
            self.arrived[one.fate.came].append(one)
            self.living[one.community].append(one)

    def acts(self) -> Iterator[Act]:
        for ago, group in self.arrived.items():
            yield from self._begin(ago, group)
        for community, group in self.living.items():
            yield from self._readings(community, group)
            for ago in sorted({one.fate.released for one in group} - {0}, reverse=True):
                freed = [one for one in group if one.fate.released == ago]
                yield self._act(ago, "08:40", partial(self._prepare, community, freed))
                yield self._act(ago, "09:20", partial(self._approve, community), tells=True)

    def _act(self, ago: int, wall: str, do: Callable[[], None], *, tells: bool = False) -> Act:
        return Act(self.days.at(ago, wall), STEP, do, tells)

    def _begin(self, ago: int, group: Sequence[Traveller]) -> Iterator[Act]:
        decided = [one for one in group if one.fate.decided]
        accepted = [one for one in decided if not one.fate.declined]
        served = [one for one in accepted if one.fate.served]
        for community, some in _by_community(decided):
            yield self._act(ago, "11:30", partial(self._decide, community, some))
        yield self._act(ago, "12:10", partial(self._assign, accepted))
        for community, some in _by_community(served):
            yield self._act(ago, "14:20", partial(self._serve, community, some))

    def _decide(self, community: int, group: Sequence[Traveller]) -> None:
        episodes = _episodes(group)
        ask("quarantine.look_at_home", looks(episodes.values()), by=self._secretary(community))
        ask(
            "quarantine.decide",
            [
                {
                    "episode": str(episodes[one.person].id),
                    "accepted": not one.fate.declined,
                    "note": "只在车站换乘，未出站，有车票为证" if one.fate.declined else "",
                }
                for one in group
            ],
            by=self._secretary(community),
        )

    def _assign(self, group: Sequence[Traveller]) -> None:
        episodes = list(_episodes(group).values())
        ask(
            "quarantine.assign_team",
            [
                {
                    "episode": str(episode),
                    "team": {slot: str(worker) for slot, worker in team.items() if worker},
                }
                for episode, team in teams.propose(episodes).items()
            ],
            by=self.company["desk"],
        )

    def _serve(self, community: int, group: Sequence[Traveller]) -> None:
        at = (clock.now() - timedelta(minutes=20)).isoformat()
        ask(
            "quarantine.serve_notice",
            [
                {"episode": str(episode.id), "how": "in_person", "at": at}
                for episode in _episodes(group).values()
            ],
            by=self._secretary(community),
        )

    def _readings(self, community: int, group: Sequence[Traveller]) -> Iterator[Act]:
        """Every half day from the evening after the notice; of today what is due by now."""
        for ago in range(max(one.fate.came for one in group), -1, -1):
            for half, (opens, _minutes, closes) in HOURS.items():
                heard = [one for one in group if _is_heard(one, ago, half)]
                if heard and self.days.at(ago, opens) < self.days.now:
                    at = min(self.days.at(ago, closes), self.days.now)
                    yield Act(at, READINGS, partial(self._measure, community, ago, half, heard))

    def _measure(self, community: int, day: int, half: str, group: Sequence[Traveller]) -> None:
        episodes = _episodes([one for one in group if self.dice.random() >= FORGOTTEN or day])
        payloads = []
        for one in group:
            episode = episodes.get(one.person)
            taken = self._taken_at(day, half)
            if episode is None or taken > clock.now():
                continue
            hot = one.fate.fever and (day == 0 or (day == 1 and half == "pm"))
            payloads.append(_reading(episode.id, taken, self._value(hot), again=False))
            if hot and (again := taken + timedelta(minutes=6)) <= clock.now():
                payloads.append(_reading(episode.id, again, self._value(hot), again=True))
        ask("quarantine.record_reading", payloads, by=self._doctor(community), channel="phone")

    def _taken_at(self, day: int, half: str) -> datetime:
        opens, minutes, _closes = HOURS[half]
        return self.days.at(day, opens) + timedelta(minutes=self.dice.randrange(minutes))

    def _value(self, hot: bool) -> str:
        return f"{self.dice.choice((37.8, 37.9, 38.1) if hot else (36.2, 36.4, 36.5, 36.7))}"

    def _prepare(self, community: int, group: Sequence[Traveller]) -> None:
        ask(
            "quarantine.release",
            [{"episode": str(episode.id)} for episode in _episodes(group).values()],
            by=self._secretary(community),
        )

    def _approve(self, community: int) -> None:
        waiting = Approval.objects.filter(
            command="quarantine.release", decided_at=None, community_id=community
        )
        for approval in waiting:
            approve(approval.id, by=self.company["leader"])

    def _secretary(self, community: int) -> Actor:
        return self.company.at("community_secretary", community) or self.company["secretary"]

    def _doctor(self, community: int) -> Actor:
        return self.company.at("area_doctor", community) or self.company["doctor"]


def _by_community(group: Sequence[Traveller]) -> Iterator[tuple[int, list[Traveller]]]:
    for community in sorted({one.community for one in group}):
        yield community, [one for one in group if one.community == community]


def _is_heard(one: Traveller, ago: int, half: str) -> bool:
    """Whether a reading of his comes in on that half day."""
    first, fate = one.fate.came - (half == "am"), one.fate
    last = fate.released or (1 if fate.name == "due" else fate.silent_for)
    return fate.served and not fate.declined and last <= ago <= first


def _episodes(group: Sequence[Traveller]) -> dict[UUID, Episode]:
    """The open episode of each, as the rule has proposed it."""
    people = [one.person for one in group]
    rows = Episode.objects.open().of_people(people).select_related("household", "person")
    return {episode.person_id: episode for episode in rows}


def looks(episodes: Iterable[Episode]) -> list[dict[str, object]]:
    """Homes that are as they should be."""
    homes = {one.household_id: one for one in episodes if one.section.home is not None}
    return [
        {"episode": str(one.id), "answers": {ask.code: ask.suits for ask in home.questions}}
        for one in homes.values()
        if (home := one.section.home) is not None
    ]


def _reading(episode: UUID, at: datetime, value: str, *, again: bool) -> dict[str, object]:
    return {
        "episode": str(episode),
        "at": at.isoformat(),
        "value": value,
        "site": "axillary",
        "symptoms": ["fatigue"] if again else [],
        "remeasured": again,
    }
