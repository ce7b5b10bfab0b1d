"""An upper level's form: brought in, mapped, filled in its own layout, shared; what is typed."""

import base64
import json
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font

from wangdi.intake.commands import Refused
from wangdi.reporting import ticks, workbooks
from wangdi.reporting.models import TypedValue, UpperForm
from wangdi.reporting.rules import mapping
from wangdi.reporting.tests.conftest import DAY, person_of, place
from wangdi.territory.models import PlaceKind


@pytest.fixture
def empty_form():
    """A title over merged cells, a bold head, a row for each community, a sum, a remark."""
    book = Workbook()
    sheet = book.active
    sheet.title = "日报"
    sheet.merge_cells("A1:D1")
    sheet["A1"], sheet["A1"].font = (
        "疫情防控情况日报表",
        Font(name="方正小标宋简体", size=20, bold=True),
    )
    sheet.column_dimensions["B"].width = 33
    for at, text in (("A2", "填报单位"), ("A3", "社区"), ("B3", "户数"), ("C3", "返乡人数")):
        sheet[at] = text
    sheet["A4"], sheet["A5"] = "二社区", "一社"
    sheet["A6"], sheet["B6"] = "合计", "=SUM(B4:B5)"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.fixture
def form(ask, desk, town, empty_form):
    workbook = base64.b64encode(empty_form).decode()
    made = ask(desk, "reporting.add_form", name="区指挥部日报", place=town[0].id, workbook=workbook)
    return UpperForm.objects.get(id=made.subject)


@pytest.fixture
def put(ask, desk, form):
    return lambda cell, **content: ask(
        desk, "reporting.map_cell", form=str(form.id), cell=cell, content=content
    )


@pytest.fixture
def mapped(form, put, ask, desk):
    put("B2", words="place")
    put("B4", figure="ledger.households", unit="rows", day="today", names="A")
    put("C4", figure="arrivals.recorded", unit="rows", day="total", names="A")
    put("C6", figure="ledger.households", unit="all", day="change")
    put("D4", typed="备注")
    ask(desk, "reporting.save_form", form=str(form.id))
    ticks.count(DAY)
    return form


def filled(client, form):
    answer = client.get(reverse("reporting:form_workbook", args=[form.id, DAY]))
    return load_workbook(BytesIO(answer.content))["日报"]


def test_the_form_is_filled_in_its_own_layout(mapped, open_as, desk):
    sheet = filled(open_as(desk), mapped)
    assert [sheet[at].value for at in ("B2", "B4", "B5", "C4", "B6")] == [
        "街道",
        2,
        3,
        0,
        "=SUM(B4:B5)",
    ]
    assert str(sheet.merged_cells) == "A1:D1"
    assert (sheet["A1"].font.name, sheet["A1"].font.size) == ("方正小标宋简体", 20)
    assert sheet.column_dimensions["B"].width == 33
    assert sheet["C6"].value is None


def test_what_is_not_known_stays_empty_and_is_said(mapped, open_as, desk):
    page = open_as(desk).get(reverse("reporting:fill_form", args=[mapped.id, DAY]))
    assert page.context["filled"].missing == ["C6"]
    assert "数字未知" in page.content.decode()


def test_a_secretary_fills_her_own_rows_alone(mapped, open_as, secretary):
    sheet = filled(open_as(secretary), mapped)
    assert [sheet[at].value for at in ("B2", "B4", "B5")] == ["一社区", None, 3]
    assert (
        open_as(secretary).get(reverse("reporting:map_form", args=[mapped.id])).status_code == 403
    )


def test_what_no_figure_covers_is_typed_counted_and_harmless(
    mapped, open_as, desk, secretary, ask, town
):
    client = open_as(desk)
    page = client.get(reverse("reporting:fill_form", args=[mapped.id, DAY]))
    given = dict(page.context["typed"][0][3].initial)
    address = reverse("reporting:type_value", args=[mapped.id, DAY])
    client.post(address, {**given, "value": "=cmd()", "why": "no room knows it"})
    cell = filled(client, mapped)["D4"]
    assert (cell.value, cell.data_type) == ("'=cmd()", "s")
    again = client.get(reverse("reporting:fill_form", args=[mapped.id, DAY]))
    client.post(address, {**again.context["typed"][0][3].initial, "value": "7", "why": "corrected"})
    assert filled(client, mapped)["D4"].value == 7
    typed = client.get(reverse("reporting:typed"))
    assert typed.context["this_week"] == 1
    assert [(one.form.name, one.unit, one.weeks[-1]) for one in typed.context["tallies"]] == [
        ("区指挥部日报", "街道", 1)
    ]
    assert open_as(secretary).get(reverse("reporting:typed")).context["this_week"] == 0
    with pytest.raises(Refused, match="手工"):
        ask(
            desk, "reporting.type_value", form=str(mapped.id), day=DAY, unit=town[0].id,
            cell="B4", value="9", why="faster",
        )  # fmt: skip
    assert TypedValue.objects.filter(annulled_at=None).count() == 1


def test_a_version_stays_when_the_draft_changes(mapped, put, ask, desk, open_as):
    put("B2", words="day")
    assert filled(open_as(desk), mapped)["B2"].value == "街道"
    ask(desk, "reporting.save_form", form=str(mapped.id))
    assert filled(open_as(desk), mapped)["B2"].value == "2020年2月10日"
    assert list(mapped.versions.exclude(number=None).values_list("number", flat=True)) == [1, 2]
    with pytest.raises(Refused):
        ask(desk, "reporting.save_form", form=str(mapped.id))


@pytest.mark.parametrize(
    ("cell", "content"),
    [
        ("B6", {"typed": "x"}),
        ("B1", {"typed": "x"}),
        ("ZZ9999", {"typed": "x"}),
        ("B4", {"figure": "no.such", "unit": "all", "day": "today"}),
        ("B4", {"figure": "ledger.people", "unit": "everybody", "day": "today"}),
        ("B4", {"figure": "ledger.people", "unit": "all", "day": "someday"}),
        ("B4", {"words": "password"}),
        ("B4", {"words": "day", "typed": "x"}),
        ("B4", {"typed": ""}),
        ("B4", {"figure": "ledger.people", "unit": "rows", "day": "today", "names": "A1"}),
    ],
)
def test_a_cell_that_cannot_be_filled_is_refused_with_a_sentence(put, cell, content):
    with pytest.raises(Refused) as refusal:
        put(cell, **content)
    assert refusal.value.sentence


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04nonsense", b"<html>", b"a,b\n1,2\n"])
def test_a_file_that_is_no_workbook_is_refused(ask, desk, town, content):
    workbook = base64.b64encode(content).decode()
    with pytest.raises(Refused):
        ask(desk, "reporting.add_form", name="x", place=town[0].id, workbook=workbook)


def test_names_find_their_rows():
    rows = {4: "二社区", 5: "一", 6: "合计", 7: ""}
    assert mapping.row_of_each(rows, [(11, "一社区"), (12, "二社区"), (13, "三社区")]) == {12: 4}
    rows[5] = "一社"
    assert mapping.row_of_each(rows, [(11, "一社区"), (12, "二社区")]) == {11: 5, 12: 4}


def test_bringing_in_mapping_and_sharing_by_the_pages(open_as, desk, town, empty_form):
    client, add = open_as(desk), reverse("reporting:add_form")
    bring = client.get(add).context["bring"]
    sent = {**bring.initial, "name": "日报", "workbook": SimpleUploadedFile("a.xlsx", empty_form)}
    answer = client.post(add, sent, follow=True)
    form = UpperForm.objects.get()
    assert answer.redirect_chain[0][0] == reverse("reporting:map_form", args=[form.id])
    page = client.get(reverse("reporting:map_form", args=[form.id]), {"cell": "B4"})
    given = {**page.context["asked"].initial, "figure": "ledger.households", "unit": "rows"}
    client.post(reverse("reporting:map_form", args=[form.id]), given)
    client.post(reverse("reporting:save_form", args=[form.id]), dict(page.context["save"].initial))
    shared = client.get(reverse("reporting:share_form", args=[form.id])).content
    take = client.get(add).context["take"]
    file = SimpleUploadedFile("a.json", shared)
    client.post(add, {**{f"shared-{k}": v for k, v in take.initial.items()}, "shared-file": file})
    copy = UpperForm.objects.exclude(id=form.id).get()
    assert copy.versions.get(number=None).cells == form.versions.get(number=1).cells
    assert bytes(copy.workbook) == empty_form
    broken = SimpleUploadedFile("a.json", json.dumps({"kind": "x"}).encode())
    refused = client.post(
        add, {**{f"shared-{k}": v for k, v in take.initial.items()}, "shared-file": broken}
    )
    assert refused.context["take"].errors


def test_a_form_of_another_office_is_not_there(mapped, open_as, district):
    other = place_of_another(district)
    for name in ("fill_form", "form_workbook"):
        address = reverse(f"reporting:{name}", args=[mapped.id, DAY])
        assert open_as(other).get(address).status_code == 404
    assert open_as(other).get(reverse("reporting:map_form", args=[mapped.id])).status_code == 404


def place_of_another(district):
    street = place(PlaceKind.SUBDISTRICT, "别的街道", district)
    place(PlaceKind.COMMUNITY, "别的社区", street)
    return person_of("duty_desk", street, "elsewhere")


def test_the_layout_shows_what_the_form_covers(empty_form):
    layout = workbooks.layout(empty_form, "日报")
    assert layout.cells["A1"].colspan == 4
    assert "B1" not in layout.cells
    assert layout.cells["B6"].fixed
