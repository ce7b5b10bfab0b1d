"""`wangdi demo`: the town is built once, then served."""

import json
import sys
from argparse import Namespace
from typing import Any

from django.db import connections

from wangdi.home.models import Office
from wangdi.lib import clock
from wangdi.project import database, migrating
from wangdi.project.listening import plain
from wangdi.project.serving import LOOPBACK, check_port, serve
from wangdi.project.telling import tell
from wangdi.project.trouble import Trouble
from wangdi.world import building, tending
from wangdi.world.cast import CAST, PASSWORD, Player
from wangdi.world.scales import SCALES, Scale
from wangdi.world.summary import summary
from wangdi.world.telling import Steps


def run(options: Namespace) -> int:
    """Build what is missing; with `--once` say what there is, else serve it until Ctrl-C."""
    if not options.once:
        check_port(options.port)
    steps = ensure(SCALES[options.scale or "s0"], asked=bool(options.scale))
    if not options.once:
        desk = plain(options.port, LOOPBACK)
        return serve(desk, sign_in_lines() + resident_lines())
    result = summary(clock.now()) | {"scale": building.is_built(), "seconds": steps.seconds}
    _show(result, as_json=options.json)
    return 0


def ensure(scale: Scale, *, asked: bool = True) -> Steps:
    """The town, built now unless it stands already; one left half-built is begun anew.

    Trouble where a real office's records are, or, where a scale was `asked` for, another town.
    """
    if Office.objects.exists():
        raise Trouble("This is a real office's database; the demo does not touch it.")
    there = building.is_built()
    if there and there != scale.name and asked:
        raise Trouble(
            f"A town of the scale {there} stands here already. Start anew with RESET=1"
            f" (wangdi demo --reset --scale {scale.name})."
        )
    steps = Steps()
    if there:
        tell(f"The demo town stands already ({there}); RESET=1 builds it anew.")
        return steps
    if building.is_begun():
        tell("A demo town was left half-built; it is begun anew.")
        connections.close_all()
        database.reset()
        database.mark_as_demo()
        migrating.migrate()
    size = f"{scale.households:,} households, {scale.people:,} people"
    tell(f"Building the demo town {scale.title}: {size}.")
    building.build(scale, steps)
    tell(f"The town is ready after {sum(steps.seconds.values()):.0f} s.")
    return steps


def sign_in_lines() -> list[str]:
    """One line for each role: who plays it, his sign-in name, the password, how to get a code."""
    return ["", "Sign in as / 登录:", *map(_line, CAST), ""]


def resident_lines() -> list[str]:
    """The page of one household in care, as its telephone opens it."""
    address = tending.guest_link()
    if not address:
        return []
    return [f"  A household's own page / 住户自己的页面: {address}  PIN {tending.PIN}", ""]


def _line(player: Player) -> str:
    role = f"{player.name}{'　' * (8 - len(player.name))}{player.role:<20}"
    code = f"  code / 验证码: .venv/bin/wangdi code {player.username}" if player.has_code else ""
    return f"  {role} {player.username:<10} {PASSWORD}{code}"


def _show(result: dict[str, Any], *, as_json: bool) -> None:
    """One JSON object and nothing else on standard output, or a line for each part."""
    if as_json:
        json.dump(result, sys.stdout, ensure_ascii=False)
        sys.stdout.write("\n")
        return
    for name, value in result.items():
        print(f"{name:<12} {json.dumps(value, ensure_ascii=False)}")
