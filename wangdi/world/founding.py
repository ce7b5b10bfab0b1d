"""The town is laid: its places, its grids, the people who work in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from django.contrib.auth.hashers import make_password

from wangdi.accounts import proofs
from wangdi.accounts.models import User
from wangdi.territory.models import Grid, Place, PlaceKind
from wangdi.world import arranging, siting
from wangdi.world.asking import ask
from wangdi.world.cast import PASSWORD, Player, company
from wangdi.world.planning import COMPOUND, Town, is_of
from wangdi.world.scales import Office, Scale


def lay_offices(scale: Scale) -> list[tuple[str, str]]:
    """The offices with their communities, as the statistical bureau has them: (code, name)."""
    for office in scale.offices:
        ask("territory.lay_subdistrict", [{"code": office.code, **_manager(office)}])
        arranging.arrange(office)
    communities = Place.objects.communities().values_list("code", "name")
    return [one for one in communities if any(is_of(office, one[0]) for office in scale.offices)]


def _manager(office: Office) -> dict[str, int]:
    """Who manages the office, where that is not the district of its code."""
    if not (name := office.layout.administration):
        return {}
    ask("territory.lay_place", [{"kind": "administration", "name": name}])
    return {"under": Place.objects.get(name=name, valid_to=None).id}


def lay_buildings(town: Town, scale: Scale) -> None:
    """Every building with its compound or hamlet, its units and its position; then the grids."""
    communities = _ids_by_code()
    rows = [
        row
        for office in scale.offices
        for row in siting.rows(
            office, [one for one in town.buildings if is_of(office, one.community)]
        )
    ]
    ask(
        "territory.enter_places",
        [{"community": communities[code], **row} for code, row in rows],
        channel="import",
    )
    _draw_grids(town, communities)


def _draw_grids(town: Town, communities: dict[str, int]) -> None:
    """The upper grids first: the lower ones name them."""
    buildings = _buildings()
    for level in (2, 3):
        above = dict(Grid.objects.values_list("code", "id"))
        ask(
            "territory.draw_grids",
            [
                {
                    "code": grid.code,
                    "name": grid.name,
                    "level": grid.level,
                    "community": communities[grid.community],
                    "parent": above.get(grid.parent),
                    "buildings": [buildings[building.key] for building in grid.buildings],
                }
                for grid in town.grids
                if grid.level == level
            ],
            channel="import",
        )


def hire(town: Town, communities: Sequence[tuple[str, str]], scale: Scale) -> None:
    """Accounts, roles, the ledger of staff, and second proofs for those who need one."""
    beats, codes = [grid.code for grid in town.beats], [code for code, _name in communities]
    players = company(scale, beats, codes)
    signing_in = [one for one in players if one.role]
    hashed = make_password(PASSWORD)
    ask(
        "accounts.register_user",
        [
            {"username": one.username, "name": one.name, "password": hashed, "must_change": False}
            for one in signing_in
        ],
    )
    users = dict(User.objects.values_list("username", "id"))
    where = _Posts.load(scale.home)
    ask(
        "access.grant",
        [{"user": users[one.username], "role": one.role, **where[one.at]} for one in signing_in],
    )
    _enter_staff([one for one in players if one.kind], users, where)
    proofs.set_up(User.objects.filter(username__in=[p.username for p in players if p.has_code]))


def _enter_staff(players: Sequence[Player], users: Mapping[str, int], where: "_Posts") -> None:
    ask(
        "staff.register_workers",
        [
            {
                "user": users.get(one.username),
                "name": one.name,
                "kind": one.kind,
                "post": one.post,
                "unit": one.unit,
                "work_phone": f"000{90000000 + at:08d}",
                **where[one.at],
            }
            for at, one in enumerate(players)
        ],
        channel="import",
    )


@dataclass(frozen=True)
class _Posts:
    """The place or grid that a post is at, as a grant names it."""

    grids: Mapping[str, int]
    places: Mapping[str, int]
    inside: Mapping[str, int]
    """Compounds and buildings of the named world."""

    @classmethod
    def load(cls, home: str) -> Self:
        current = Place.objects.filter(valid_to=None)
        within = current.filter(community_id=current.get(code=home).id)
        compound = within.get(kind=PlaceKind.COMPOUND, name=COMPOUND)
        blocks = within.filter(parent=compound).values_list("name", "id")
        return cls(
            dict(Grid.objects.filter(level=3).values_list("code", "id")),
            dict(current.exclude(code="").values_list("code", "id"))
            | dict(current.filter(kind=PlaceKind.AREA).values_list("name", "id")),
            {COMPOUND: compound.id} | {f"{COMPOUND}{name}": number for name, number in blocks},
        )

    def __getitem__(self, at: str) -> dict[str, int]:
        if at in self.grids:
            return {"grid": self.grids[at]}
        return {"place": self.inside.get(at) or self.places[at]}


def _ids_by_code() -> dict[str, int]:
    return dict(Place.objects.communities().values_list("code", "id"))


def _buildings() -> dict[tuple[str, str, str], int]:
    """Id of each building by community's code, compound and name."""
    codes_of = {number: code for code, number in _ids_by_code().items()}
    rows = Place.objects.filter(kind=PlaceKind.BUILDING, valid_to=None)
    return {
        (codes_of[community or 0], compound or "", name): number
        for number, community, compound, name in rows.values_list(
            "id", "community_id", "parent__name", "name"
        )
    }
