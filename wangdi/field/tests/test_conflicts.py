"""The rows of the conflict table in PROTOCOL.md that concern phones, a test for each."""

from wangdi.field import allowed
from wangdi.field.tests.conftest import Walker, walker_of
from wangdi.intake.models import Key, ReviewItem
from wangdi.intake.registry import all_commands, command
from wangdi.lib import clock
from wangdi.quarantine.models import Episode, Reading
from wangdi.screening.models import DoorVisit

APPLIED = ("applied", "")
READING = "quarantine.record_reading"
RESTRICTING = (
    *("quarantine.decide", "quarantine.release", "quarantine.clear", "quarantine.extend"),
    *("quarantine.end_early", "quarantine.suspend", "quarantine.serve_notice"),
)


def test_scans_readings_and_visits_are_a_union(walker: Walker) -> None:
    """Two phones, the same door and hour: both stay, in whatever order they come."""
    other = walker_of(walker.town, "secretary")
    mine, theirs = walker.visit(0, "no_answer"), other.visit(0, "answered")
    assert [other.send(theirs), walker.send(mine)] == [[APPLIED], [APPLIED]]
    assert DoorVisit.objects.filter(id__in=[mine["key"], theirs["key"]]).count() == 2


def test_readings_of_two_phones_are_a_union(walker: Walker) -> None:
    doctor = walker_of(walker.town, "doctor")
    episode = walker.town.episode("返乡人戊")
    before = Reading.objects.filter(episode=episode).count()
    made = [
        {"episode": episode.id, "at": clock.now(), "value": value} for value in ("36.5", "36.8")
    ]
    two = [doctor.make(READING, one) for one in made]
    answers = {answer for one in two for answer, _reason in doctor.send(one)}
    assert answers == {"applied"}
    assert Reading.objects.filter(episode=episode).count() == before + 2


def test_members_of_a_household_are_not_changed_from_a_phone() -> None:
    """It is done at a page, where one sees what stands and what another changed meanwhile."""
    assert not [name for name in allowed.COMMANDS if name.startswith("people.")]


def test_states_of_quarantine_are_not_moved_from_a_phone(walker: Walker) -> None:
    episode = Episode.objects.order_by("id")[0]
    asked = [walker.make(name, {"episode": episode.id}) for name in RESTRICTING]
    assert set(walker.send(*asked)) == {("review", "not_from_phone")}
    kept = ReviewItem.objects.filter(key__in=[one["key"] for one in asked])
    assert {one.command for one in kept} == {"field.keep_raw"}
    assert Key.objects.filter(key__in=[one["key"] for one in asked]).count() == len(asked)


def test_nothing_that_two_people_decide_is_done_from_a_phone() -> None:
    offered = allowed.offered()
    assert not [one.name for one in all_commands() if one.second_person and one.name in offered]
    decisions = ("decide", "release", "extend", "revoke", "grant", "order", "close", "hold")
    verbs = {name.partition(".")[2] for name in offered}
    assert not verbs & set(decisions)


def test_what_is_offered_there_is() -> None:
    """Every name in the list is a command of a room; a word that was mistyped would be none."""
    assert set(allowed.COMMANDS) - allowed.offered() == set()
    assert command("field.keep_raw").permission == "field.manage"


def test_supplies_are_not_moved_from_a_phone_beyond_what_a_home_was_brought() -> None:
    supplies = [name for name in allowed.COMMANDS if name.startswith(("supplies.", "care."))]
    assert supplies == ["care.start", "care.deliver", "care.give_back", "care.problem"]


def test_a_record_of_the_far_future_or_past_is_taken(walker: Walker) -> None:
    wild = ["1970-01-01T00:00:00.000Z", "2038-01-19T03:14:08.000Z", "+275760-09-13T00:00:00.000Z"]
    told = walker.send(*(walker.visit(number, at=text) for number, text in enumerate(wild)))
    assert told == [APPLIED] * 3
    assert not DoorVisit.objects.filter(visited_at__gt=clock.now()).exists()
