"""What a profile says about posts: shifts, how many, how long, who may, what is handed out."""

from collections.abc import Iterable
from datetime import time

from django.utils.translation import gettext as _
from pydantic import Field

from wangdi.lib import clock
from wangdi.profiles import queries as profiles
from wangdi.profiles.texts import Strict, Text
from wangdi.territory.models import PlaceKind

NAME = "roster"


class ShiftRule(Strict):
    """A shift of every day: from `begins` for so many hours; it may pass midnight."""

    code: str = Field(pattern=r"^[a-z]{2,10}$")
    name: Text
    begins: time
    hours: int = Field(ge=1, le=12)
    night: bool = False


class KitRule(Strict):
    """Without an item that is a `must` nobody begins; without another one is warned."""

    code: str = Field(pattern=r"^[a-z_]{2,20}$")
    name: Text
    must: bool = True


SHIFTS = [
    ShiftRule(code="night", name=Text(zh="夜班", en="night"), begins=time(0), hours=8, night=True),
    ShiftRule(code="early", name=Text(zh="早班", en="early"), begins=time(8), hours=8),
    ShiftRule(code="late", name=Text(zh="中班", en="late"), begins=time(16), hours=8),
]
KIT = [
    KitRule(code="mask", name=Text(zh="口罩", en="masks")),
    KitRule(code="thermometer", name=Text(zh="测温枪", en="thermometer")),
    KitRule(code="gloves", name=Text(zh="手套", en="gloves"), must=False),
    KitRule(code="sanitiser", name=Text(zh="免洗消毒液", en="sanitiser"), must=False),
]


class RosterSection(Strict):
    """`need`: people a shift by the kind of community a post stands in; `need_else` for others.

    `cap_hours` in any 24 hours, `rest_hours` between two shifts, ages in full years, `grace`
    minutes until an unmanned post is somebody's duty, `early` minutes before a shift in which one
    may sign in, points for an hour of verified service.
    """

    shifts: list[ShiftRule] = Field(default=SHIFTS, min_length=1, max_length=6)
    need: dict[PlaceKind, int] = {PlaceKind.VILLAGE: 4}
    need_else: int = Field(default=2, ge=1, le=20)
    cap_hours: int = Field(default=12, ge=4, le=24)
    rest_hours: int = Field(default=8, ge=0, le=24)
    age_from: int = Field(default=18, ge=16, le=30)
    age_to: int = Field(default=65, ge=50, le=80)
    night_age_to: int = Field(default=60, ge=40, le=80)
    kit: list[KitRule] = KIT
    grace: int = Field(default=10, ge=0, le=120)
    early: int = Field(default=60, ge=5, le=240)
    points_per_hour: int = Field(default=1, ge=0, le=10)

    def needed(self, kind: str) -> int:
        """People a shift at a post in a community of this kind."""
        return {str(one): n for one, n in self.need.items()}.get(kind, self.need_else)

    def musts(self) -> set[str]:
        return {one.code for one in self.kit if one.must}


def current() -> RosterSection:
    """What is in force now; the defaults where the profile is silent."""
    version = profiles.current(clock.now())
    found = profiles.section(version.id, RosterSection, NAME) if version else None
    return found or RosterSection()


def heading() -> str:
    return _("Posts and shifts")


def sentences(section: RosterSection) -> Iterable[str]:
    """The section in plain words."""
    yield _("%(n)d shifts a day: %(names)s.") % {
        "n": len(section.shifts),
        "names": _(", ").join(f"{one.name} {one.begins:%H:%M}" for one in section.shifts),
    }
    for kind, n in section.need.items():
        yield _("%(kind)s: %(n)d people a shift at each post.") % {
            "kind": PlaceKind(kind).label,
            "n": n,
        }
    yield _("Elsewhere %(n)d people a shift at each post.") % {"n": section.need_else}
    yield _(
        "Nobody works more than %(n)d hours in 24, and rests %(m)d hours between two shifts."
    ) % {"n": section.cap_hours, "m": section.rest_hours}
    yield _("At a post from %(a)d to %(b)d years, at night to %(c)d.") % {
        "a": section.age_from,
        "b": section.age_to,
        "c": section.night_age_to,
    }
    yield _("Handed out before the post: %(kit)s.") % {
        "kit": _(", ").join(str(one.name) for one in section.kit)
    }
