"""What the pages of gates are shown with: an alarm of the story, and a page of a gate book."""

from uuid import UUID

from wangdi.checkpoints.models import Checkpoint
from wangdi.gates.models import Alarm, BookPage
from wangdi.lib import clock
from wangdi.world.fixtures import Town


def alarm() -> UUID:
    return Alarm.objects.order_by("id")[0].id


def book_page(town: Town) -> UUID:
    """A page that the desk typed off the paper and somebody else is to look at."""
    gate = Checkpoint.objects.standing().open().order_by("number")[0]
    row: dict[str, object] = {
        "at": clock.now().isoformat(),
        "direction": "in",
        "name": "送货人甲",
        "door": "",
    }
    row |= {"phone": "", "plate": "", "celsius": "36.5", "refused": False, "household": None}
    typed = BookPage.objects.create(
        checkpoint=gate,
        community_id=gate.community_id,
        day=clock.today(),
        number="1",
        rows=[row],
        count=1,
        typed_at=clock.now(),
        typed_by=town.user("supplies").id,
        typed_by_label="物资保管员甲",
    )
    return typed.id
