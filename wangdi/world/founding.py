"""The town is laid: its places, its grids, the people who work in it."""

from collections.abc import Sequence

from django.contrib.auth.hashers import make_password

from wangdi.accounts import proofs
from wangdi.accounts.models import User
from wangdi.territory.models import Grid, Place, PlaceKind
from wangdi.world.asking import ask
from wangdi.world.cast import CAST, OFFICE, PASSWORD, Player, extras
from wangdi.world.planning import COMPOUND, HOME, Town


def lay_office() -> list[tuple[str, str]]:
    """The subdistrict with its communities, as the statistical bureau has them: (code, name)."""
    ask("territory.lay_subdistrict", [{"code": OFFICE}])
    return list(Place.objects.communities().values_list("code", "name"))


def lay_buildings(town: Town) -> None:
    """Every building with its compound and units, then the grids over them."""
    communities = _ids_by_code()
    ask(
        "territory.add_places",
        [
            {
                "community": communities[building.community],
                "compound": building.compound,
                "building": building.name,
                "units": building.units,
                "management": "company",
            }
            for building in town.buildings
        ],
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


def hire(town: Town, communities: Sequence[tuple[str, str]], *, everyone: bool) -> None:
    """Accounts, roles, the ledger of staff, and second proofs for those who need one."""
    players = list(CAST)
    if everyone:
        players += extras([grid.code for grid in town.beats], [code for code, _name in communities])
    hashed = make_password(PASSWORD)
    ask(
        "accounts.register_user",
        [
            {"username": one.username, "name": one.name, "password": hashed, "must_change": False}
            for one in players
        ],
    )
    users = dict(User.objects.values_list("username", "id"))
    where = {one.at: _where(one.at) for one in players}
    ask(
        "access.grant",
        [{"user": users[one.username], "role": one.role, **where[one.at]} for one in players],
    )
    _enter_staff([one for one in players if one.kind], users, where)
    proofs.set_up(User.objects.filter(username__in=[p.username for p in players if p.has_code]))


def _enter_staff(
    players: Sequence[Player], users: dict[str, int], where: dict[str, dict[str, int]]
) -> None:
    ask(
        "staff.register_workers",
        [
            {
                "user": users[one.username],
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


def _where(at: str) -> dict[str, int]:
    """The place or grid that a player's post is at, as a grant names it."""
    if grid := Grid.objects.filter(code=at, level=3).first():
        return {"grid": grid.id}
    if at.isdigit():
        return {"place": Place.objects.get(code=at, valid_to=None).id}
    home = Place.objects.get(code=HOME)
    inside = Place.objects.filter(community_id=home.id)
    if at == COMPOUND:
        return {"place": inside.get(kind=PlaceKind.COMPOUND, name=at).id}
    return {"place": inside.get(parent__name=COMPOUND, name=at.removeprefix(COMPOUND)).id}


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
