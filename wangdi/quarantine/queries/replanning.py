"""Whether rules came into force with which the open episodes were not compared yet."""

from datetime import datetime
from uuid import uuid5

from wangdi.intake.models import Key
from wangdi.profiles.models import Activation

REPLAN = "quarantine.replan"


def due(at: datetime) -> Activation | None:
    """The activation in force, where nothing was compared with it yet; two queries."""
    begun = Activation.objects.filter(from_at__lte=at, annulled_at=None)
    latest = begun.order_by("-from_at", "-id").first()
    if latest is None or Key.objects.filter(key=uuid5(latest.id, REPLAN)).exists():
        return None
    return latest
