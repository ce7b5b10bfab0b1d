"""What stands on the paper of a venue order and on the poster at a door. Papers are Chinese."""

from typing import Any

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from wangdi.documents import verifying
from wangdi.documents.models import Document
from wangdi.lib import clock
from wangdi.patrol.models import Venue, VenueOrder
from wangdi.patrol.models.orders import Measure
from wangdi.patrol.models.venues import VenueKind
from wangdi.territory.models import OFFICE_KINDS, Place

ORDER = "patrol.order"
LABEL = _("Order for venues")
TEMPLATE = "patrol/templates/typ/order.typ"
POSTER = "patrol/templates/typ/poster.typ"
MARK = "场告"


def office() -> str:
    """The name of the office that issues."""
    found = Place.objects.filter(kind__in=OFFICE_KINDS, valid_to=None).order_by("-kind", "id")
    return found.values_list("name", flat=True).first() or ""


def order(one: VenueOrder) -> dict[str, Any]:
    """The order: of what, where, by which basis, from when until when."""
    with translation.override("zh-hans"):
        return {
            "office": office(),
            "title": f"关于{_subject(one)}的通告",
            "measure": one.measure,
            "kinds": [str(VenueKind(kind).label) for kind in one.kinds],
            "place": one.place.name,
            "basis": one.basis,
            "text": one.text,
            "starts": _moment(one.starts_at),
            "ends": _moment(one.ends_at) if one.ends_at else "",
            "day": _day(one.made_at),
        }


def poster(venue: Venue, one: VenueOrder, document: Document | None) -> dict[str, Any]:
    """What hangs at the door of one venue while an order holds."""
    return {
        **order(one),
        "venue": venue.name,
        "number": document.number if document else "",
        "scan": verifying.qr_svg(verifying.address(document.code)) if document else "",
    }


def _subject(one: VenueOrder) -> str:
    kinds = "、".join(str(VenueKind(kind).label) for kind in one.kinds)
    return {
        Measure.CLOSE.value: f"暂时关闭{kinds}",
        Measure.STAY_OPEN.value: f"{kinds}保持开门营业",
        Measure.NO_BANQUETS.value: f"{kinds}暂停承办宴席和集体聚餐",
        Measure.NO_POULTRY.value: f"{kinds}暂停活禽交易和宰杀",
    }[one.measure]


def _day(at: Any) -> str:
    day = clock.day_of(at)
    return f"{day.year}年{day.month}月{day.day}日"


def _moment(at: Any) -> str:
    return f"{_day(at)}{clock.local(at):%H:%M}"
