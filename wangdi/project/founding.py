"""`wangdi init`: the first run of a real office."""

import sys
from argparse import Namespace
from dataclasses import dataclass

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import translation

from wangdi.access.roles import ROLES
from wangdi.accounts.models import User
from wangdi.accounts.passwords import one_time
from wangdi.home.models import Office
from wangdi.intake.actors import system
from wangdi.intake.commands import Refused
from wangdi.intake.submitting import submit_one
from wangdi.lib import clock
from wangdi.project.telling import tell
from wangdi.project.trouble import Trouble
from wangdi.territory import official
from wangdi.territory.models import Place

ACTOR = system("init")
DISTRICT_DIGITS = 6
SUFFIXES = {"system_admin": "", "security_admin": "-security", "audit_admin": "-audit"}


@dataclass(frozen=True)
class FirstUser:
    role: str
    username: str
    password: str


def run(options: Namespace) -> None:
    """Lay the office's place and make its three administrators; refuses where anything is."""
    check_empty()
    code = options.place or _ask(
        "The code of your subdistrict or town (9 digits) or district (6 digits): ", "--place"
    )
    for place in find(code):
        names = ", ".join(community.name for community in place.communities)
        tell(f"{place.district.name} {place.itself.name}, {len(place.communities)} places: {names}")
    admin = options.admin or _ask("Sign-in name of the system administrator: ", "--admin")
    if not options.yes and _ask("Is this right? [y/N] ", "--yes").lower() not in ("y", "yes", "是"):
        raise Trouble("Nothing was done.")
    users = found(code, admin)
    tell("The office is set up. Hand these one-time passwords over in person; each must be changed")
    tell("at the first signing in, and each of the three sets up a second proof then:")
    for user in users:
        print(f"{user.role}\t{user.username}\t{user.password}")


def check_empty() -> None:
    """Trouble if an office, or a demo town, is here already."""
    if office := Office.objects.select_related("place").first():
        day = clock.day_of(office.since)
        raise Trouble(f"This is the office of {office.place.name} since {day}. Nothing was done.")
    if Place.objects.exists() or User.objects.exists():
        raise Trouble(
            "There is a demo town or other data in this database, and a real office begins with an"
            " empty one. Choose another with DATABASE_URL or WANGDI_HOME. Nothing was done."
        )


def find(code: str) -> list[official.OfficialSubdistrict]:
    """What is laid under this code: one subdistrict or town, or all of a district's; or Trouble."""
    try:
        with translation.override("en"):
            return official.district(code) if _is_district(code) else [official.subdistrict(code)]
    except official.UnknownCode as problem:
        raise Trouble(str(problem)) from problem


def _is_district(code: str) -> bool:
    return len(code) == DISTRICT_DIGITS


@transaction.atomic
def found(code: str, admin: str) -> list[FirstUser]:
    """Everything or nothing: the place, the three accounts, their roles, the office itself."""
    kind = "district" if _is_district(code) else "subdistrict"
    _submit(f"territory.lay_{kind}", {"code": code})
    place = Place.objects.get(code=code, valid_to=None)
    users = []
    for role, suffix in SUFFIXES.items():
        user = FirstUser(role, f"{admin}{suffix}".lower(), one_time())
        users.append(user)
        _submit(
            "accounts.register_user",
            {
                "username": user.username,
                "name": str(ROLES[role].label),
                "password": make_password(user.password),
            },
        )
        number = User.objects.get(username=user.username).pk
        _submit("access.grant", {"user": number, "role": role, "place": place.id})
    Office.objects.create(place=place, since=clock.now())
    return users


def _submit(command: str, payload: dict[str, object]) -> None:
    try:
        submit_one(actor=ACTOR, command=command, payload=payload, channel="cli")
    except Refused as refusal:
        raise Trouble(refusal.sentence) from refusal


def _ask(question: str, flag: str) -> str:
    if not sys.stdin.isatty():
        raise Trouble(f"Nobody is here to answer; say {flag}.")
    print(question, end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip()
