"""The rules under which the story plays: those of February 2020, with a key area of our days."""

from datetime import date

from wangdi.intake.approving import approve
from wangdi.intake.models import Approval
from wangdi.profiles.actions import load_shipped
from wangdi.profiles.models import ProfileVersion
from wangdi.world.acts import Days
from wangdi.world.asking import FOUNDERS, ask, subjects
from wangdi.world.company import Company

CODE = "covid19-2020-02-henan"
KEY_AREA = {"code": "42", "name": {"zh": "湖北省", "en": "Hubei"}}


def put_in_force(days: Days, company: Company) -> None:
    """Prepared by the duty desk and approved by the leader, the day before the story begins."""
    version = _for_practice(days.day(60))
    ask(
        "profiles.activate",
        [
            {
                "version": str(version),
                "from_at": days.at(17, "12:00").isoformat(),
                "reason": "演示:按 2020 年 2 月的规则运行",
            }
        ],
        by=company["desk"],
    )
    waiting = Approval.objects.get(command="profiles.activate", decided_at=None)
    approve(waiting.id, by=company["leader"])


def _for_practice(since: date) -> object:
    """A version of the shipped rules whose key area holds in the days of the story."""
    shipped = next(one for one in load_shipped() if one.profile_id == CODE)
    content = shipped.content | {"valid_from": since.isoformat(), "valid_to": None}
    content["title"] = {
        "zh": f"{content['title']['zh']}(演示)",
        "en": f"{content['title']['en']} (demo)",
    }
    screening = content["sections"].get("screening", {})
    area = KEY_AREA | {"since": since.isoformat()}
    content["sections"] = content["sections"] | {"screening": screening | {"key_areas": [area]}}
    [version] = subjects(ask("profiles.load", [{"content": content}], by=FOUNDERS, channel="file"))
    return ProfileVersion.objects.get(id=version).id
