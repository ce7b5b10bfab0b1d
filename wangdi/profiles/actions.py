"""Profiles from files to rows."""

from uuid import NAMESPACE_URL, uuid5

from wangdi.intake.actors import system
from wangdi.intake.commands import Incoming
from wangdi.intake.submitting import submit
from wangdi.profiles.content import Content, digest, shipped
from wangdi.profiles.models import ProfileVersion


def load_shipped() -> list[ProfileVersion]:
    """Enter the profiles that come with the house; safe to repeat, an unchanged file adds nothing.

    Run after migrating and before anything asks what is in force.
    """
    contents = shipped()
    submit(
        actor=system("profiles"),
        command="profiles.load",
        records=[_incoming(content) for content in contents],
        channel="file",
    )
    versions = ProfileVersion.objects.filter(digest__in=[digest(one) for one in contents])
    by_code = {version.profile_id: version for version in versions}
    return [by_code[content.code] for content in contents]


def _incoming(content: Content) -> Incoming:
    key = uuid5(NAMESPACE_URL, f"wangdi:profile:{digest(content).hex()}")
    return Incoming(key, {"content": content.model_dump(mode="json")})
