"""Records of care: what was asked for and every step of it, waste, points, runs, how people are."""

from wangdi.care.models.orders import Order, OrderQuerySet, OrderStep
from wangdi.care.models.planning import DeliveryRun, SupplyPoint, WasteChain
from wangdi.care.models.wellbeing import CounsellorNote, WellbeingCheck

__all__ = [
    "CounsellorNote",
    "DeliveryRun",
    "Order",
    "OrderQuerySet",
    "OrderStep",
    "SupplyPoint",
    "WasteChain",
    "WellbeingCheck",
]
