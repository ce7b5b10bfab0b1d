"""What the tests of declarations, key areas and vehicles share."""

from datetime import date, timedelta

from wangdi.intake.actors import system
from wangdi.intake.submitting import Answer, submit_one
from wangdi.screening.declaring import codes
from wangdi.screening.models import Declaration

TODAY = date(2020, 2, 10)
TOMORROW = TODAY + timedelta(days=1)


def ask(command, payload, *, by=None, **more) -> Answer:
    """One record, of a user or of the system."""
    actor = by.actor() if by is not None else system("public")
    return submit_one(actor=actor, command=command, payload=payload, **more)


def declare(town, **changes) -> Declaration:
    payload = {
        "community": town.here.id,
        "address": "1号楼1单元101",
        "people": ["练习来客"],
        "phone": "00000000001",
        "origin": "湖北省武汉市",
        "arrives_on": TOMORROW,
        "transport": "train",
        "transport_number": "G1234",
        **changes,
    }
    answer = ask("screening.declare", payload)
    return Declaration.objects.get(id=str(answer.subject))


def code(told: Declaration) -> str:
    return codes.code_of(told.id)


def arrive(town, door, by="worker", **changes) -> Answer:
    payload = {
        "dwelling": door.id,
        "name": "练习来客",
        "phone": "00000000001",
        "origin": "湖北省武汉市",
        "origin_code": "4201",
        "left_on": date(2020, 2, 8),
        "arrived_on": date(2020, 2, 9),
        **changes,
    }
    return ask("screening.record_arrival", payload, by=town.users[by])
