"""Records of care that the named world has none of, made once by their own commands."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from wangdi.care.models import DeliveryRun, Order, SupplyPoint, WellbeingCheck
from wangdi.documents import attachments
from wangdi.documents.models import Attachment
from wangdi.documents.tests.pictures import telling_jpeg
from wangdi.intake.submitting import submit_one
from wangdi.lib import clock, ids
from wangdi.world.fixtures import Town

CODES = ("nervous", "worry", "interest", "low")


def order(town: Town, page: str = "") -> UUID:
    """One that was brought, with a photograph; for the page of a talk one that is private."""
    if not DeliveryRun.objects.exists():
        _begin(town)
    if page == "talk":
        return Order.objects.filter(private=True).order_by("-id")[0].id
    return UUID(str(Attachment.objects.filter(owner_kind="order").order_by("id")[0].owner))


def photo(town: Town) -> UUID:
    found = order(town)
    return Attachment.objects.filter(owner=found).order_by("id")[0].id


def check(town: Town) -> UUID:
    order(town)
    return WellbeingCheck.objects.order_by("id")[0].id


def run(town: Town) -> UUID:
    order(town)
    return DeliveryRun.objects.order_by("id")[0].id


def point(town: Town) -> UUID:
    order(town)
    return SupplyPoint.objects.order_by("id")[0].id


def _begin(town: Town) -> None:
    home = town.household("返乡人戊").id
    community = town.household("返乡人戊").community_id
    building = town.household("返乡人戊").building_id
    made = _ask(town, "worker", "ask", household=home, kind="groceries", what="大米 5 公斤、鸡蛋")
    for kind in ("waste", "medicine", "insulin"):
        _ask(town, "desk", "ask", household=home, kind=kind)
    _ask(town, "worker", "accept", order=made)
    taken = _ask(town, "worker", "ask", household=home, kind="parcel")
    _ask(town, "worker", "accept", order=taken)
    worker = town.user("worker").actor()
    kept = attachments.keep(telling_jpeg(), name="goods.jpg", by=worker, key=ids.uuid7())
    _ask(town, "worker", "deliver", order=made, photos=[kept.id])
    due = clock.now() + timedelta(hours=3)
    _ask(
        *(town, "desk", "run"),
        place=building, kind="vegetables", amount="5", due_at=due, note="每户一份",
    )  # fmt: skip
    _ask(
        *(town, "desk", "set_chain"),
        place=community, person="保洁员甲", bin="1 号黄桶，楼下东侧", vehicle="A-0001",
        collects_at="16:00",
    )  # fmt: skip
    _ask(
        *(town, "desk", "open_point"),
        place=community, name="东门蔬菜点", where="东门内", hours="每天 08:00–11:00",
        goods="蔬菜、鸡蛋、面粉", contact="店长甲", phone="00000000001",
    )  # fmt: skip
    _ask(
        *(town, "worker", "wellbeing"),
        household=home, person=town.person("返乡人戊").id, answers=dict.fromkeys(CODES, 2),
    )  # fmt: skip
    talk = _ask(town, "desk", "ask", household=home, kind="counselling", what="想找人聊聊")
    _ask(town, "counsellor", "accept", order=talk)


def _ask(town: Town, who: str, command: str, **payload: Any) -> UUID:
    answer = submit_one(actor=town.user(who).actor(), command=f"care.{command}", payload=payload)
    return answer.subject or answer.key
