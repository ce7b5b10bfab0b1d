"""What may be asked of patrols, typed."""

from wangdi.patrol.payloads.findings import (
    AnswerPayload,
    AssignPayload,
    ClosePayload,
    FindingPayload,
    FindPayload,
    PhotoPayload,
    ReasonPayload,
)
from wangdi.patrol.payloads.venues import (
    BanquetPayload,
    ChangeVenuePayload,
    CheckPayload,
    EntryPayload,
    GoneVenuePayload,
    LiftPayload,
    OrderPayload,
    ShowOwnerPayload,
    VenuePayload,
)
from wangdi.patrol.payloads.zones import (
    ChangeZonePayload,
    CloseZonePayload,
    RoundPayload,
    TaskPayload,
    ZonePayload,
)

__all__ = [
    "AnswerPayload",
    "AssignPayload",
    "BanquetPayload",
    "ChangeVenuePayload",
    "ChangeZonePayload",
    "CheckPayload",
    "ClosePayload",
    "CloseZonePayload",
    "EntryPayload",
    "FindPayload",
    "FindingPayload",
    "GoneVenuePayload",
    "LiftPayload",
    "OrderPayload",
    "PhotoPayload",
    "ReasonPayload",
    "RoundPayload",
    "ShowOwnerPayload",
    "TaskPayload",
    "VenuePayload",
    "ZonePayload",
]
