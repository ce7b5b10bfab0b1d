"""Records of walks that the named world has none of, made once by their own commands."""

from datetime import timedelta
from uuid import UUID

from wangdi.duties.models import StandIn
from wangdi.intake.actors import system
from wangdi.intake.submitting import submit_one
from wangdi.lib import clock
from wangdi.people.models import Responsibility
from wangdi.quarantine.models import Breach, HelpRequest, Objection, RecountProposal
from wangdi.screening.models import Campaign, CanvassRound, DoorSheet, DoorVisit, RoundSeries
from wangdi.staff.models import Worker
from wangdi.world.fixtures import Town

TOWN = system("town")


def first_round() -> CanvassRound:
    """The round of the story; whatever was opened since comes after it."""
    return CanvassRound.objects.order_by("opened_at", "id")[0]


def campaign(town: Town) -> UUID:
    if not Campaign.objects.exists():
        _ask(
            "screening.open_campaign",
            {
                "name": "敲门行动",
                "places": [_community(town)],
                "starts_at": clock.now().isoformat(),
                "hours": 12,
            },
        )
    return Campaign.objects.order_by("id")[0].id


def series(town: Town) -> UUID:
    if not RoundSeries.objects.exists():
        today = clock.today()
        _ask(
            "screening.repeat_round",
            {
                "name": "每周滚动排查",
                "places": [_community(town)],
                "every_days": 7,
                "lasts_days": 3,
                "first_on": (today + timedelta(days=1)).isoformat(),
                "until": (today + timedelta(days=60)).isoformat(),
            },
        )
    return RoundSeries.objects.order_by("id")[0].id


def building(town: Town) -> int:
    return town.household("返乡人丙").dwelling.building.id


def sheet(town: Town) -> DoorSheet:
    """The door list of one building, as it was printed."""
    if not DoorSheet.objects.exists():
        asked = {"round": str(first_round().id), "building": building(town)}
        _ask("screening.print_sheet", asked)
    return DoorSheet.objects.order_by("id")[0]


def visit(town: Town) -> UUID:
    """The latest knock of the worker."""
    mine = DoorVisit.objects.filter(by=town.user("worker").id, annulled_at=None)
    return mine.order_by("-visited_at")[0].id


def proposal(town: Town) -> UUID:
    """What the rules would count anew, of who is in care."""
    if not RecountProposal.objects.exists():
        episode, today = town.episode("返乡人戊"), clock.today()
        _ask(
            "quarantine.suggest_recount",
            {
                "episode": str(episode.id),
                "kind": "exposed",
                "profile": str(episode.profile_id),
                "day_zero": today.isoformat(),
                "last_day": (episode.last_day + timedelta(days=7)).isoformat(),
                "reasons": [{"zh": "再次接触", "en": "Contact again"}],
            },
        )
    return RecountProposal.objects.order_by("id")[0].id


def breach(town: Town) -> UUID:
    if not Breach.objects.exists():
        seen = {"seen": "在楼下取快递", "seen_by": "门岗", "at": clock.now().isoformat()}
        episode = town.episode("返乡人戊").id
        _ask("quarantine.report_breach", {"episode": str(episode), **seen})
    return Breach.objects.order_by("id")[0].id


def objection(town: Town) -> UUID:
    if not Objection.objects.exists():
        said = {"said": "我没有去过那里", "how": "telephone"}
        _ask("quarantine.object", {"episode": str(town.episode("返乡人戊").id), **said})
    return Objection.objects.order_by("id")[0].id


def help_request(town: Town) -> UUID:
    """What the police officer is asked by the worker; only a named person asks."""
    if not HelpRequest.objects.exists():
        asked = {"episode": str(town.episode("返乡人戊").id), "what": "door", "remark": "门铃坏了"}
        actor = town.user("worker").actor()
        submit_one(actor=actor, command="quarantine.ask_help", payload=asked)
    return HelpRequest.objects.order_by("id")[0].id


def stand_in(town: Town) -> UUID:
    if not StandIn.objects.exists():
        _ask(
            "duties.stand_in",
            {
                "absent": town.user("neighbour").id,
                "substitute": town.user("captain").id,
                "last_day": clock.today().isoformat(),
                "reason": "轮休",
            },
        )
    return StandIn.objects.order_by("id")[0].id


def responsibility(town: Town) -> UUID:
    """A grid that was given to its worker by name."""
    if not Responsibility.objects.exists():
        worker = Worker.objects.get(user=town.user("worker"))
        grid = town.household("返乡人丙").grid_id
        asked: dict[str, object] = {"worker": str(worker.id), "post": "grid_worker", "grid": grid}
        _ask("people.look_after", asked)
    return Responsibility.objects.order_by("id")[0].id


def _community(town: Town) -> int:
    return town.household("返乡人丙").community_id or 0


def _ask(command: str, payload: dict[str, object]) -> None:
    submit_one(actor=TOWN, command=command, payload=payload)
