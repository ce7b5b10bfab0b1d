"""What may be asked of the handover, checked field by field."""

from wangdi.transfer.payloads.fleet import (
    BeginTripPayload,
    ClosePayload,
    DisinfectPayload,
    PointPayload,
    RetirePayload,
    TripPayload,
    VehiclePayload,
)
from wangdi.transfer.payloads.people import (
    AnswerPayload,
    BoardPayload,
    ExpectPayload,
    HandoverPayload,
    MissPayload,
    ReferPayload,
    ScreenPayload,
    SignPayload,
)

__all__ = [
    "AnswerPayload",
    "BeginTripPayload",
    "BoardPayload",
    "ClosePayload",
    "DisinfectPayload",
    "ExpectPayload",
    "HandoverPayload",
    "MissPayload",
    "PointPayload",
    "ReferPayload",
    "RetirePayload",
    "ScreenPayload",
    "SignPayload",
    "TripPayload",
    "VehiclePayload",
]
