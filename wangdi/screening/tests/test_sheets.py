"""Door lists on paper: printed, read by two, under the keys of their rows."""

import re

import pytest

from wangdi.intake.annulling import annul
from wangdi.intake.commands import Refused
from wangdi.people.models import Dwelling
from wangdi.screening import paper
from wangdi.screening.forms import sheets as typing
from wangdi.screening.models import DoorAnswer, DoorSheet, DoorVisit, SheetReading
from wangdi.screening.tests.test_doorstep import ASKS
from wangdi.screening.tests.test_rounds import ask
from wangdi.screening.tests.test_visits import knock

WALKED = "2020-02-10T10:30"


@pytest.fixture
def doors(town, canvass) -> list[Dwelling]:
    return list(Dwelling.objects.filter(grid_id=town.grids["one"].id).order_by("sort_key"))


@pytest.fixture
def sheet(town, canvass, doors) -> DoorSheet:
    payload = {"round": canvass.id, "building": town.buildings["one"].id}
    answer = ask(town, "secretary", "screening.print_sheet", **payload)
    return DoorSheet.objects.get(id=answer.subject)


def enter(town, sheet, who, *digits, sure=(), **more):
    rows = {f"r{n}-outcome": digit for n, digit in enumerate(digits, start=1) if digit}
    marks = {f"r{n}-sure": "1" for n in sure}
    data = {"walked_at": WALKED, **rows, **marks, **more}
    return town.client(who).post(f"/screening/sheets/{sheet.code}/", data)


def test_a_list_holds_the_doors_that_are_left_in_walking_order(town, canvass, doors, sheet):
    assert sheet.doors == [door.id for door in doors]
    knock(town, canvass, (doors[1], "answered", 3))
    again = ask(
        town, "worker", "screening.print_sheet", round=canvass.id, building=sheet.building_id
    )
    assert DoorSheet.objects.get(id=again.subject).doors == [doors[0].id, doors[2].id]


def test_two_who_read_alike_make_the_visits(town, canvass, doors, sheet) -> None:
    enter(town, sheet, "worker", "1", "2", "")
    assert not DoorVisit.objects.exists()
    response = enter(town, sheet, "secretary", "1", "2", "")
    assert response.status_code == 302
    outcomes = dict(DoorAnswer.objects.values_list("dwelling", "outcome"))
    assert outcomes == {doors[0].id: "answered", doors[1].id: "no_answer"}
    assert DoorVisit.objects.get(dwelling=doors[0]).id == paper.row_key(sheet.id, 1)
    assert {v.visited_at.isoformat() for v in DoorVisit.objects.all()} == {
        "2020-02-10T02:30:00+00:00"
    }


def test_one_person_alone_makes_none_however_often(town, sheet) -> None:
    for _time in range(2):
        enter(town, sheet, "worker", "1", "1", "1")
    assert not DoorVisit.objects.exists()
    assert SheetReading.objects.filter(annulled_at=None).count() == 1


def test_rows_that_differ_stand_out_and_wait(town, sheet) -> None:
    enter(town, sheet, "worker", "1", "2", "4")
    response = enter(town, sheet, "secretary", "1", "3", "4")
    assert response.context["differing"] == [2]
    assert not DoorVisit.objects.exists()
    enter(town, sheet, "secretary", "1", "3", "4", sure=[2])
    assert sorted(DoorAnswer.objects.values_list("outcome", flat=True)) == [
        "answered",
        "refused",
        "vacant",
    ]


def test_the_second_does_not_see_what_the_first_read(town, sheet) -> None:
    enter(town, sheet, "worker", "1", "2", "4")
    page = town.client("secretary").get(f"/screening/sheets/{sheet.code}/")
    assert page.context["second"]
    assert not any(row["before"] for row in page.context["rows"])


def test_a_row_that_came_by_telephone_is_not_doubled(town, canvass, doors, sheet) -> None:
    client = town.client("worker")
    scanned = client.get(f"/screening/s/{sheet.code}/1/")
    key = client.get(scanned.url).context["form"]["key"].value()
    client.post(scanned.url, {"key": key, "outcome": "answered"})
    enter(town, sheet, "worker", "1", "2", "")
    enter(town, sheet, "secretary", "1", "2", "")
    assert DoorVisit.objects.filter(dwelling=doors[0]).count() == 1
    assert DoorVisit.objects.count() == 2


def test_other_content_under_the_key_of_a_row_waits_for_a_person(town, doors, sheet) -> None:
    client = town.client("worker")
    scanned = client.get(f"/screening/s/{sheet.code}/1/")
    key = client.get(scanned.url).context["form"]["key"].value()
    client.post(scanned.url, {"key": key, "outcome": "refused"})
    for who in ("worker", "secretary"):
        enter(town, sheet, who, "1", "", "")
    assert DoorVisit.objects.get().outcome == "refused"


def test_a_settled_sheet_is_entered_no_more(town, sheet) -> None:
    for who in ("worker", "secretary"):
        enter(town, sheet, who, "1", "", "")
    with pytest.raises(Refused):
        ask(town, "worker", "screening.read_sheet", sheet=sheet.id, rows={}, walked_at=WALKED + "Z")
    reading = SheetReading.objects.first()
    with pytest.raises(Refused):
        annul(actor=town.users["worker"].actor(), keys=[reading.id], reason="x")


def test_a_row_beyond_the_sheet_is_refused(town, sheet) -> None:
    rows = {"4": {"outcome": "answered"}}
    with pytest.raises(Refused):
        ask(
            town,
            "worker",
            "screening.read_sheet",
            sheet=sheet.id,
            rows=rows,
            walked_at=WALKED + "Z",
        )


def test_nobody_of_the_next_grid_opens_the_sheet(town, sheet) -> None:
    assert town.client("neighbour").get(f"/screening/sheets/{sheet.code}/").status_code == 404
    assert town.client("neighbour").get(f"/screening/s/{sheet.code}/1/").status_code == 404
    assert town.client("worker").get(f"/screening/s/{sheet.code}/9/").status_code == 404


@pytest.mark.parametrize(
    ("words", "row"),
    [
        ({}, None),
        ({"outcome": "1", "q-returned": "1", "leaflet": "0"}, {"returned": True, "leaflet": False}),
        (
            {"outcome": "1", "q-containers_found": "12", "q-help": "1"},
            {"containers_found": 12, "help": "food"},
        ),
    ],
)
def test_what_is_typed_becomes_replies(words, row) -> None:
    typed = typing.read({f"r1-{name}": word for name, word in words.items()}, ASKS, 1).typed[1]
    assert typed.problem == ""
    assert (typed.row and typed.row["replies"]) == row


@pytest.mark.parametrize(
    "words",
    [
        {"outcome": "7"},
        {"people": "2"},
        {"outcome": "1", "people": "many"},
        {"outcome": "1", "q-returned": "x"},
        {"outcome": "1", "q-help": "2"},
        {"outcome": "1", "q-containers_found": "-1"},
    ],
)
def test_what_cannot_be_read_is_told_on_its_row(town, words) -> None:
    typing_ = typing.read({f"r1-{name}": word for name, word in words.items()}, ASKS, 1)
    assert typing_.problems == 1
    assert not typing_.rows


def test_the_print_is_one_pdf_with_every_row(town, canvass, sheet) -> None:
    url = f"/screening/rounds/{canvass.id}/sheets/print/?code={sheet.code}"
    answer = town.client("secretary").get(url)
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b", answer.content)) == 1
    assert town.client("neighbour").get(url).status_code == 404
