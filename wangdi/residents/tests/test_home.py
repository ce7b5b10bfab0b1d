"""What a household reads and tells; and that it never reads or tells of another."""

from django.urls import reverse

from wangdi.documents.models import Document
from wangdi.duties.models import Duty
from wangdi.gates.tests.conftest import pass_for
from wangdi.intake.actors import RESIDENT
from wangdi.intake.models import Event
from wangdi.intake.submitting import submit_one
from wangdi.lib import clock
from wangdi.lib.figures import Cut
from wangdi.links.models import HouseholdLink
from wangdi.passes.models import Pass
from wangdi.people.models import Person
from wangdi.people.opening import note
from wangdi.quarantine.models import Reading
from wangdi.residents import figures, following
from wangdi.residents.answering import ANSWER
from wangdi.residents.models import ContactWish, Message, Told
from wangdi.residents.queries.care import care_of
from wangdi.residents.tests.conftest import tomorrow_at
from wangdi.residents.tests.test_door import MINE, OTHER, text


def filled(page, **told):
    """The fields of the page's forms as they stand, with what one tells of everybody."""
    given = {}
    for form in page.context["forms"]:
        for bound in form:
            value = bound.value()
            if value not in (None, False, [], ""):
                given[bound.html_name] = bound.field.prepare_value(value)
        given |= {form.add_prefix(name): value for name, value in told.items()}
    return given


def test_readings_of_all_at_home_are_told_at_once(home, town):
    mine = home("返乡人戊")
    with clock.frozen(tomorrow_at("09:00")):
        phone = mine.enter()
        start = phone.get(reverse("me:start"))
        assert "Tell temperatures" in text(start)
        page = phone.get(reverse("me:readings"))
        asked = filled(page, value="36.6", time="08:40")
        assert phone.post(reverse("me:readings"), asked).status_code == 302
        assert phone.post(reverse("me:readings"), asked).status_code == 302
    reading = Reading.objects.filter(episode__household=mine.household).latest("id")
    assert (str(reading.value), reading.by, reading.at) == ("36.6", None, tomorrow_at("08:40"))
    event = Event.objects.filter(verb="quarantine.reading_recorded", subject=reading.id)
    assert [one.actor_label for one in event] == [RESIDENT.label]


def test_what_cannot_be_is_asked_back_and_nothing_is_lost(home):
    mine = home("返乡人戊")
    with clock.frozen(tomorrow_at("09:00")):
        phone = mine.enter()
        before = Reading.objects.count()
        page = phone.get(reverse("me:readings"))
        assert phone.post(reverse("me:readings"), filled(page)).status_code == 200
        again = phone.post(reverse("me:readings"), filled(page, value="63", time="08:40"))
        assert again.status_code == 200
        assert 'value="63"' in text(again)
        assert Reading.objects.count() == before


def test_a_high_temperature_says_at_once_what_to_do(home):
    mine = home("返乡人戊")
    with clock.frozen(tomorrow_at("09:00")):
        phone = mine.enter()
        page = phone.get(reverse("me:readings"))
        phone.post(reverse("me:readings"), filled(page, value="38.2", time="08:40"))
        start = text(phone.get(reverse("me:start")))
        assert "A temperature was high" in start
        assert "tel:120" in start
        assert "Measured again" in text(phone.get(reverse("me:readings")))


def test_the_hour_of_release_is_the_one_of_the_file(home):
    mine = home("返乡人戊")
    [care] = care_of(mine.household.id, clock.now())
    start = text(mine.enter().get(reverse("me:start")))
    assert care.episode.release_from.isoformat() in start
    assert care.name in start
    assert care.days_left == (care.episode.last_day - clock.today()).days


def test_messages_go_both_ways_and_nobody_waits_in_silence(home, town):
    mine, by_eleven = home(MINE), tomorrow_at("11:00")
    with clock.frozen(tomorrow_at("09:00")):
        phone = mine.enter()
        page = phone.get(reverse("me:messages"))
        key = page.context["form"]["key"].value()
        asked = {"key": key, "text": "药快吃完了"}
        assert phone.post(reverse("me:messages"), asked).status_code == 302
        duty = Duty.objects.get(kind=ANSWER, subject=mine.household.id)
        assert (duty.due_at, duty.settled_at) == (by_eleven, None)
        assert duty.slot == str(key)
    with clock.frozen(tomorrow_at("10:00")):
        worker = town.client("worker")
        threads = worker.get(reverse("residents:threads"))
        assert threads.context["waiting"] == 1
        path = reverse("residents:thread", args=[mine.household.id])
        shown = worker.get(path)
        assert "药快吃完了" in text(shown)
        assert Message.objects.get(id=key).read_at is not None
        reply = {"key": shown.context["form"]["key"].value(), "text": "下午给您送到"}
        assert worker.post(path, reply).status_code == 302
        duty.refresh_from_db()
        assert duty.settled_at is not None
        assert worker.get(reverse("residents:threads")).context["waiting"] == 0
        assert '<span class="count">1</span>' in text(phone.get(reverse("me:start")))
        assert "下午给您送到" in text(phone.get(reverse("me:messages")))
        assert '<span class="count">' not in text(phone.get(reverse("me:start")))
        assert town.client("neighbour").get(path).status_code == 404
        assert town.client("police").get(path).status_code == 403


def shown_by(home):
    return home.phone.get(reverse("me:looked"), {"only": "looks"}).context["looks"]


def test_who_looked_stands_by_post_and_never_by_name(home, town):
    mine = home(MINE)
    worker = town.user("worker")
    note(mine.household, by=worker.actor())
    asked = {"person": str(town.person(MINE).id), "field": "phone", "purpose": "核对急救电话"}
    submit_one(actor=worker.actor(), command="people.unmask", payload=asked)
    shown = text(mine.enter().get(reverse("me:looked")))
    assert "Opened the file of your home" in shown
    assert "Looked at a full number: Telephone" in shown
    assert "核对急救电话" in shown
    assert worker.worker.post in shown
    assert worker.name not in shown
    only = mine.phone.get(reverse("me:looked"), {"only": "looks"}).context["looks"]
    assert {one.looked for one in only} == {True}
    before = len(shown_by(mine))
    desk = town.client("desk")
    for path in (
        reverse("quarantine:episode", args=[town.episode(MINE).id]),
        reverse("people:household", args=[mine.household.id]),
    ):
        assert desk.get(path).status_code == 200
        assert desk.get(path).status_code == 200
    assert len(shown_by(mine)) == before + 1
    assert "Opened the file" not in text(home(OTHER).enter().get(reverse("me:looked")))


def test_what_left_the_office_or_was_read_as_paper_stands_there_too(home, town):
    mine = home(MINE)
    desk = town.client("desk")
    [notice] = Document.objects.filter(subject=town.episode(MINE).id, withdrawn_at=None)[:1]
    other = town.household(OTHER)
    asked = {
        "list": "recent",
        "community": mine.household.community_id,
        "rows": 2,
        "purpose": "交接给流调组",
        "households": [mine.household.id],
    }
    mine.enter()
    for _time in range(2):
        assert desk.get(reverse("documents:read", args=[notice.id])).status_code == 200
    desk_user = town.user("desk").actor()
    submit_one(actor=desk_user, command="screening.export_list", payload=asked)
    printed = {
        "community": notice.community_id,
        "documents": [notice.id],
        "purpose": "送达文书",
    }
    submit_one(actor=desk_user, command="pack.print", payload=printed)
    looks = shown_by(mine)
    words = [str(one.words) for one in looks]
    assert words.count("Read a paper about your home") == 1
    assert [one.purpose for one in looks if "Took a list" in one.words] == ["交接给流调组"]
    assert [one.purpose for one in looks if "Printed papers" in one.words] == ["送达文书"]
    assert not Event.objects.filter(subject=other.id, verb="screening.row_exported").exists()


def test_who_read_what_is_held_is_off_the_list(home, town):
    mine = home(MINE)
    phone = mine.enter()
    people = list(mine.household.people.living())
    Told.objects.filter(person__in=people).delete()
    page = text(phone.get(reverse("me:about")))
    assert people[0].name in page
    secretary = town.client("secretary")
    path = reverse("residents:untold")
    before = secretary.get(path).context["page"].count
    stranger = town.person(OTHER)
    asked = {"person": [str(people[0].id), str(stranger.id)]}
    assert phone.post(reverse("me:about"), asked).status_code == 302
    assert Told.objects.get(person=people[0]).how == "page"
    assert not Told.objects.filter(person=stranger, how="page").exists()
    assert secretary.get(path).context["page"].count == before - 1


def test_a_wish_stands_with_the_thread(home, town):
    mine = home(MINE)
    phone = mine.enter()
    page = phone.get(reverse("me:wish"))
    asked = {"key": page.context["form"]["key"].value(), "by": "door", "language": "en"}
    assert phone.post(reverse("me:wish"), asked | {"phone": "12"}).status_code == 200
    assert phone.post(reverse("me:wish"), asked | {"note": "夜班"}).status_code == 302
    wish = ContactWish.objects.get(household=mine.household)
    assert (wish.by, wish.language, wish.note) == ("door", "en", "夜班")
    shown = town.client("worker").get(reverse("residents:thread", args=[mine.household.id]))
    assert "夜班" in text(shown)


def test_a_released_household_reads_on_for_some_days(home, town):
    gone, still = home("返乡人甲"), home(MINE)
    Pass.objects.filter(household=gone.household).update(state="revoked")
    episodes = [town.episode("返乡人甲").id, town.episode(MINE).id]
    assert following.over(episodes) == 1
    gone.link.refresh_from_db()
    still.link.refresh_from_db()
    assert gone.link.valid_until is not None
    assert still.link.valid_until is None
    assert "can be read until" in text(gone.enter().get(reverse("me:start")))
    following.begun(episodes)
    still.link.refresh_from_db()
    assert still.link.valid_until is None


def test_a_household_that_holds_a_pass_keeps_its_page(home, town):
    gone = home("返乡人甲")
    Pass.objects.filter(household=gone.household).update(state="revoked")
    kept = pass_for(gone.household)
    assert following.over([town.episode("返乡人甲").id]) == 0
    kept.state = "revoked"
    kept.save()
    assert following.over([town.episode("返乡人甲").id]) == 1


def test_with_the_notice_one_was_told(town):
    person, episode = town.person(MINE), town.episode(MINE)
    told = Told.objects.get(person=person, annulled_at=None)
    assert (told.how, told.at) == ("notice", episode.notices.get(annulled_at=None).at)
    following.begun([episode.id])
    assert Told.objects.get(person=person) == told


def test_the_list_empties_and_its_figure_with_it(town):
    cut = Cut(clock.today(), clock.now(), clock.day_bounds(clock.today())[0])
    secretary = town.client("secretary")
    path = reverse("residents:untold")
    page = secretary.get(path)
    before, listed = figures.untold(cut).count(), [one.id for one, _why in page.context["rows"]]
    elsewhere = Person.objects.exclude(community_id=town.person(MINE).community_id)
    assert not set(listed) & set(elsewhere.values_list("id", flat=True))
    asked = {"how": "door", "leaflet": "告知书第1版"}
    assert secretary.post(path, asked).status_code == 302
    assert figures.untold(cut).count() == before
    chosen = asked | {"person": [str(listed[0])], "listed": [str(one) for one in listed]}
    assert secretary.post(path, chosen).status_code == 302
    told = Told.objects.get(person=listed[0], annulled_at=None)
    assert (told.how, told.leaflet, told.by) == ("door", "告知书第1版", town.user("secretary").id)
    assert secretary.post(path, chosen | {"act": "all"}).status_code == 302
    cut = Cut(cut.day, clock.now(), cut.since)
    assert figures.untold(cut).count() == before - len(listed)
    assert figures.told(cut).filter(how="door").count() == len(listed)
    assert secretary.get(path).context["page"].count == page.context["page"].count - len(listed)
    assert secretary.get(reverse("residents:notice")).content[:5] == b"%PDF-"


def test_links_for_all_without_are_printed_once(town):
    worker = town.client("worker")
    path = reverse("residents:links")
    without = worker.get(path).context["without"]
    made = worker.post(path)
    assert (without > 0, made["Content-Type"]) == (True, "application/pdf")
    assert worker.get(path).context["without"] == 0
    link = HouseholdLink.objects.get(household=town.household(MINE).id, revoked_at=None)
    one = reverse("residents:link", args=[link.household])
    key = str(worker.get(one).context["key"])
    assert worker.post(one, {"act": "renew", "key": key}).content[:5] == b"%PDF-"
    assert worker.post(one, {"act": "renew", "key": key}).status_code == 302
    form = worker.get(one).context["form"]
    told = {"act": "revoke", "key": str(form["key"].value()), "reason": "纸条丢了"}
    assert worker.post(one, told).status_code == 302
    link.refresh_from_db()
    assert (link.generation, link.revoke_reason) == (2, "纸条丢了")
    assert town.client("neighbour").get(one).status_code == 404
    assert town.client("property").get(path).status_code == 403
