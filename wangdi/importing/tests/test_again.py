"""The next list of the same office, and an import that is taken back."""

import pytest
from django.urls import reverse

from wangdi.importing import actions, rules, undoing
from wangdi.importing.models import Undoing
from wangdi.importing.tests.conftest import causes, counts, member, person, workbook
from wangdi.intake.approving import approve
from wangdi.intake.models import Approval, Event, ReviewItem
from wangdi.intake.reviewing import retake
from wangdi.intake.submitting import submit_one
from wangdi.people.models import Household, Person

WEEK = (person(1), person(2), person(3))


def written(town, *rows):
    return town.write(town.send(workbook(*rows)))


def undo(client, run, reason="发错了文件"):
    return client.post(reverse("importing:undo", args=[run.id]), {"reason": reason})


def test_a_weekly_list_tells_known_changed_and_new(town):
    written(town, *WEEK)
    run = town.send(workbook(person(1), person(2, 联系电话="00000000077"), person(3), person(4)))
    assert counts(run) == (1, 2, 1, 0)
    assert causes(run)["changed"] == 1
    assert counts(town.write(run)) == (1, 2, 1, 0)
    assert Person.objects.get(name=person(2)["姓名"]).phone == person(2)["联系电话"]


@pytest.mark.parametrize(
    ("answer", "expected", "phone"),
    [
        ("update", (1, 0, 0, 0), "00000000077"),
        ("keep_old", (0, 1, 0, 0), person(2)["联系电话"]),
        ("leave_out", (0, 0, 0, 1), person(2)["联系电话"]),
    ],
)
def test_new_values_are_taken_or_the_old_ones_kept(town, answer, expected, phone):
    written(town, *WEEK)
    run = town.send(workbook(person(2, 联系电话="00000000077")))
    run = actions.decide(run, "changed:name", answer)
    assert counts(run) == expected
    if run.rows != run.left_out:
        assert counts(town.write(run)) == expected
    assert Person.objects.get(name=person(2)["姓名"]).phone == phone
    assert Person.objects.count() == 3


def test_a_changed_row_is_taken_from_the_review_box(town):
    written(town, *WEEK)
    written(town, person(2, 联系电话="00000000077"))
    retake(ReviewItem.objects.get(reason="changed").id, by=town.desk.actor())
    assert Person.objects.get(name=person(2)["姓名"]).phone == "00000000077"


def test_what_a_list_leaves_empty_erases_nothing(town):
    written(town, *WEEK)
    run = town.send(workbook(person(2, 联系电话="", 身份证号="", 性别="")))
    assert counts(run) == (0, 1, 0, 0)


def test_undoing_shows_first_what_would_go_and_what_stays(town, client):
    run = written(town, *WEEK, person(4, 姓名=""))
    other = Person.objects.get(name=person(2)["姓名"])
    change = {"person": other.id, "employer": "样本单位"}
    submit_one(actor=town.desk.actor(), command="people.correct_person", payload=change)
    client.force_login(town.desk)
    page = client.get(reverse("importing:undo", args=[run.id]))
    assert (page.context["plan"].count, page.context["plan"].stays) == (2, 1)
    assert page.context["plan"].waiting == 1
    assert Person.objects.living().count() == 3, "looking changes nothing"
    assert undo(client, run).status_code == 302
    assert list(Person.objects.living()) == [other]
    assert (Household.objects.open().count(), ReviewItem.objects.get().decision) == (1, "dismissed")
    done = Undoing.objects.get()
    assert (done.gone, done.stayed, done.dismissed) == (2, 1, 1)
    assert Event.objects.filter(verb="importing.undone", purpose="发错了文件").count() == 1
    assert Event.objects.filter(verb="people.entered.annulled").count() == 2
    assert "发错了文件" in client.get(reverse("importing:run", args=[run.id])).content.decode()


def test_what_was_undone_comes_in_as_new(town, client):
    content = workbook(*WEEK)
    first = town.write(town.send(content))
    client.force_login(town.desk)
    undo(client, first)
    again = town.send(content)
    assert counts(again) == (3, 0, 0, 0)
    assert counts(town.write(again)) == (3, 0, 0, 0)
    assert Person.objects.living().count() == 3


def test_an_undone_update_gives_the_old_values_back(town, client):
    written(town, *WEEK)
    run = town.send(workbook(person(2, 联系电话="00000000077"), person(5)))
    run = town.write(actions.decide(run, "changed:name", "update"))
    client.force_login(town.desk)
    undo(client, run)
    assert Person.objects.get(name=person(2)["姓名"]).phone == person(2)["联系电话"]
    assert Person.objects.living().count() == 3


def test_many_rows_need_a_second_person(town, client, monkeypatch):
    monkeypatch.setattr("wangdi.importing.commands.MANY", 2)
    run = written(town, *WEEK)
    client.force_login(town.desk)
    undo(client, run)
    assert Person.objects.living().count() == 3
    waiting = Approval.objects.get()
    assert waiting.command == "importing.undo"
    second = member("leader", town.office)
    approve(waiting.id, by=second.actor())
    assert not Person.objects.living().exists()
    assert Undoing.objects.get().by == town.desk.pk


def test_what_is_undone_cannot_be_undone_again(town, client):
    run = written(town, *WEEK)
    client.force_login(town.desk)
    undo(client, run)
    assert undoing.plan(run).count == 0
    page = undo(client, run)
    assert page.context["form"].non_field_errors()
    assert Undoing.objects.count() == 1


def test_a_second_sending_undone_takes_nothing_of_the_first(town, client):
    content = workbook(*WEEK)
    town.write(town.send(content))
    second = town.write(town.send(content))
    client.force_login(town.desk)
    undo(client, second)
    assert Person.objects.living().count() == 3


def test_another_s_import_is_not_there_to_undo(town, client):
    run = written(town, *WEEK)
    client.force_login(town.secretary)
    assert client.get(reverse("importing:undo", args=[run.id])).status_code == 404
    assert undo(client, run).status_code == 404
    assert rules.MANY == 2_500
