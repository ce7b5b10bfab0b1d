"""Days that go otherwise: a hospital, a facility, more days, an objection, a release made ready."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import partial

from wangdi.intake.actors import Actor
from wangdi.intake.approving import approve
from wangdi.intake.models import Approval
from wangdi.lib import clock
from wangdi.quarantine.models import Episode
from wangdi.world import fates
from wangdi.world.acts import Act, Days
from wangdi.world.asking import ask
from wangdi.world.company import Company
from wangdi.world.fates import Fate
from wangdi.world.travellers import Traveller

STEP = "turns"


def acts(travellers: Sequence[Traveller], days: Days, company: Company) -> Iterator[Act]:
    """Each turn for all whom it befalls, community by community, on its day."""
    lately = days.now - timedelta(minutes=50)
    story = (
        (fates.AT_FACILITY, days.at(2, "10:30"), _to_facility),
        (fates.IN_HOSPITAL, days.at(1, "10:10"), _to_hospital),
        (fates.OBJECTING, min(days.at(0, "07:50"), lately), _objects),
        (fates.LONGER, min(days.at(0, "08:20"), lately), _longer),
        (fates.LEAVING, days.at(0, "08:30"), _agreed_ahead),
    )
    for fate, at, do in story:
        for community, group in _by_community(travellers, fate):
            secretary = company.at("community_secretary", community) or company["secretary"]
            doctor = company.at("area_doctor", community) or company["doctor"]
            by = doctor if do is _to_hospital else secretary
            yield Act(at, STEP, partial(do, group, by, company), tells=True)


def _by_community(
    travellers: Sequence[Traveller], fate: Fate
) -> Iterator[tuple[int, list[Traveller]]]:
    group = [one for one in travellers if one.fate is fate]
    for community in sorted({one.community for one in group}):
        yield community, [one for one in group if one.community == community]


def _open(group: Sequence[Traveller]) -> list[Episode]:
    rows = Episode.objects.open().of_people([one.person for one in group])
    return list(rows.order_by("id"))


def _to_facility(group: Sequence[Traveller], by: Actor, _company: Company) -> None:
    told = {"reason": "facility", "note": "与家人合用卫生间，本人同意转集中观察点"}
    ask("quarantine.end_early", [{"episode": one.id, **told} for one in _open(group)], by=by)


def _to_hospital(group: Sequence[Traveller], by: Actor, _company: Company) -> None:
    told = {
        "where": "hospital",
        "place": "定点医院",
        "reason": "慢性病复诊住院",
        "at": clock.now() - timedelta(minutes=10),
    }
    ask("quarantine.suspend", [{"episode": one.id, **told} for one in _open(group)], by=by)


def _objects(group: Sequence[Traveller], by: Actor, _company: Company) -> None:
    told = {"how": "telephone", "said": "只在虹桥站换乘，没有出站，请重新核实天数"}
    ask("quarantine.object", [{"episode": one.id, **told} for one in _open(group)], by=by)


def _longer(group: Sequence[Traveller], by: Actor, _company: Company) -> None:
    """Prepared by one; it waits for a second person."""
    asked = [
        {
            "episode": one.id,
            "last_day": one.last_day + timedelta(days=3),
            "reason": "同户家人昨日确认为密切接触者，共同居住",
        }
        for one in _open(group)
    ]
    ask("quarantine.extend", asked, by=by)


def _agreed_ahead(group: Sequence[Traveller], by: Actor, company: Company) -> None:
    """The letter lies ready and takes effect at the hour."""
    episodes = _open(group)
    ask("quarantine.clear", [{"episode": one.id} for one in episodes], by=by)
    waiting = Approval.objects.filter(
        command="quarantine.clear", decided_at=None, subject__in=[one.id for one in episodes]
    )
    for approval in waiting:
        approve(approval.id, by=company["leader"])
