"""What a profile may say about handovers; what it does not say is as here."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import Field

from wangdi.profiles import queries as profiles
from wangdi.profiles.texts import Strict

NAME = "transfer"
Site = Literal["axillary", "forehead", "ear"]
Kit = Literal["mask", "gloves", "goggles", "suit", "disinfectant"]
LINES: dict[Site, Decimal] = {
    "axillary": Decimal("37.3"),
    "forehead": Decimal("37.0"),
    "ear": Decimal("37.6"),
}
NEEDED: tuple[Kit, ...] = ("mask", "gloves", "goggles", "suit")
KIT_LABELS = {
    "mask": gettext_lazy("Mask"),
    "gloves": gettext_lazy("Gloves"),
    "goggles": gettext_lazy("Goggles"),
    "suit": gettext_lazy("Protective suit"),
    "disinfectant": gettext_lazy("Disinfectant"),
}


class TransferSection(Strict):
    """`receive_hours`: from the entry point to the door, else an alarm; `meet_hours`: after the

    expected hour, else somebody asks where he is; `load_percent`: of the seats of a new vehicle.
    """

    receive_hours: int = Field(default=4, ge=1, le=48)
    meet_hours: int = Field(default=2, ge=1, le=48)
    load_percent: int = Field(default=50, ge=10, le=100)
    kit: list[Kit] = Field(default_factory=lambda: list(NEEDED))
    fever: dict[Site, Decimal] = Field(default_factory=lambda: dict(LINES))

    def lines(self) -> dict[str, Decimal]:
        return {str(site): line for site, line in (LINES | self.fever).items()}


def in_force(at: datetime) -> TransferSection:
    """The section of the profile in force at an instant; the defaults where it has none."""
    version = profiles.current(at)
    found = profiles.section(version.id, TransferSection, NAME) if version else None
    return found or TransferSection()


def heading() -> str:
    return _("Handover of returnees")


def sentences(section: TransferSection) -> Iterable[str]:
    """The section in plain words."""
    text = _("Received at the door within %(n)d hours of the entry point, or it is an alarm.")
    yield text % {"n": section.receive_hours}
    yield _("A vehicle carries at most %(n)d %% of its seats.") % {"n": section.load_percent}
    items = _(", ").join(str(KIT_LABELS[item]) for item in section.kit)
    yield _("A driver is given: %(items)s.") % {"items": items}
