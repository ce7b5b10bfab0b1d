"""Passes to attack: two compounds, good passes of each, and those that were stopped or rest."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from wangdi.lib import clock
from wangdi.passes import keys, queries
from wangdi.passes.models import Pass, Phone
from wangdi.passes.pairs import pair_of
from wangdi.passes.tokens import Claims, Signer
from wangdi.passes.words import State
from wangdi.people.models import Dwelling, Household, Person
from wangdi.profiles.actions import load_shipped
from wangdi.quarantine.models import Episode
from wangdi.territory.models import Place, PlaceKind

BEGAN = date(2020, 1, 1)
HOLDER = 4_711
"""The secret of the phone that may show the passes."""


@dataclass(frozen=True, slots=True)
class Ground:
    """`good` passes hold at `place` and may be shown by the phone of HOLDER; `stopped` hold not."""

    at: datetime
    place: int
    elsewhere: int
    signer: Signer
    issuer: str
    good: list[Pass] = field(default_factory=list)
    stopped: list[Pass] = field(default_factory=list)

    def claims(self, one: Pass, holder: bytes | None = None) -> Claims:
        issued = max(one.issued_at, one.tokens_from)
        begins, ends = one.valid_from, one.valid_until
        place = one.place_id
        return Claims(one.id, one.klass, place, self.issuer, issued, begins, ends, holder)


def lay(good: int) -> Ground:
    """Lay it straight into the tables: what is proved begins with the codes."""
    at = clock.now().replace(microsecond=0)
    office = _place(PlaceKind.SUBDISTRICT, "练习街道", None, code="410102003")
    community = _place(PlaceKind.COMMUNITY, "练习社区", office)
    here = _place(PlaceKind.COMPOUND, "练习苑", community)
    there = _place(PlaceKind.COMPOUND, "隔壁苑", community)
    building = _place(PlaceKind.BUILDING, "1号楼", here)
    ground = Ground(at, here.id, there.id, keys.signer(), queries.issuer())
    homes = [_home(building, number) for number in range(4)]
    ground.good.extend(_pass(ground, number=number) for number in range(good))
    ground.stopped.extend(
        [
            *(_pass(ground, state=state) for state in (State.BLOCKED, State.VOID, State.REVOKED)),
            _pass(ground, household=_resting(homes[0], at)),
            _pass(ground, household=_closed(homes[1])),
            _pass(ground, household=homes[2], place_id=there.id),
            _pass(ground, valid_until=at - timedelta(hours=1)),
            _pass(ground, valid_from=at + timedelta(hours=1)),
        ]
    )
    Pass.objects.bulk_create([*ground.good, *ground.stopped])
    holder = pair_of(HOLDER)[1]
    Phone.objects.bulk_create(
        Phone(of=one, holder=holder, named_at=at) for one in (*ground.good, *ground.stopped)
    )
    return ground


def _pass(ground: Ground, *, number: int = 0, **more: object) -> Pass:
    return Pass(
        **{
            "klass": "household" if more.get("household") else "visitor",
            "place_id": ground.place,
            "guest": None if more.get("household") else "访客",
            "digits": f"{number % 10_000:04d}",
            "valid_from": ground.at - timedelta(days=2),
            "valid_until": ground.at + timedelta(days=20),
            "tokens_from": ground.at - timedelta(days=1),
            "issued_at": ground.at - timedelta(days=1),
            **more,
        }
    )


def _home(building: Place, number: int) -> Household:
    address = f"1号楼{number}室"
    door = Dwelling.objects.create(
        building=building, room=str(number), address=address, sort_key=str(number)
    )
    return Household.objects.create(
        dwelling=door, address=address, sort_key=str(number), opened_on=BEGAN
    )


def _resting(home: Household, at: datetime) -> Household:
    """Somebody of it is in quarantine."""
    person = Person.objects.create(household=home, name="返乡人", entered_on=BEGAN)
    version = next(one for one in load_shipped() if "2020" in one.profile_id)
    Episode.objects.create(
        person=person,
        household=home,
        profile=version,
        category="contact",
        measure="home_quarantine",
        state="notified",
        day_zero=clock.day_of(at),
        last_day=clock.day_of(at) + timedelta(days=14),
        release_from=at + timedelta(days=15),
        by_rule=False,
        proposed_at=at,
    )
    return home


def _closed(home: Household) -> Household:
    home.closed_on = BEGAN
    home.save()
    return home


def _place(kind: PlaceKind, name: str, parent: Place | None, code: str = "") -> Place:
    place = Place.objects.create(
        kind=kind,
        name=name,
        code=code,
        parent=parent,
        ancestors=[*parent.ancestors, parent.id] if parent else [],
        valid_from=BEGAN,
    )
    return place
