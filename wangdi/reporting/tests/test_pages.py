import re
from io import BytesIO

from django.urls import reverse
from python_calamine import CalamineWorkbook

from wangdi.reporting import ticks
from wangdi.reporting.models import DailyReport, Statement
from wangdi.reporting.outlines import in_order
from wangdi.reporting.tests.conftest import DAY, person_of
from wangdi.ui.components.text import spaced

PAGE = reverse("reporting:day", args=[DAY])


def test_a_day_without_a_count_says_so(open_as, desk):
    response = open_as(desk).get(PAGE)
    assert response.status_code == 200
    assert "还没有统计数据" in response.content.decode()


def test_the_desk_sees_both_communities_and_the_secretary_her_own(open_as, town, desk, secretary):
    ticks.count(DAY)
    units = reverse("reporting:units", args=[DAY])
    for page in (PAGE, units):
        whole = open_as(desk).get(page).context["extent"]
        assert [one.name for one in whole.communities] == ["一社区", "二社区"]
        own = open_as(secretary).get(page).context["extent"]
        assert [one.name for one in own.communities] == ["一社区"]
    assert "二社区" not in open_as(secretary).get(units).content.decode()


def test_a_number_opens_to_its_rows_within_scope(open_as, town, desk, secretary):
    ticks.count(DAY)
    rows = reverse("reporting:rows", args=[DAY, "ledger.households"])
    assert open_as(desk).get(rows).context["page"].count == 5
    assert open_as(secretary).get(rows).context["page"].count == 3
    assert open_as(desk).get(rows, {"place": town[2].id}).context["page"].count == 2
    assert open_as(desk).get(rows, {"column": town[2].id}).context["page"].count == 2
    assert open_as(secretary).get(rows, {"place": town[2].id}).status_code == 404
    assert open_as(secretary).get(rows, {"column": town[2].id}).context["page"].count == 0
    nothing = open_as(desk).get(reverse("reporting:rows", args=[DAY, "no.such"]))
    assert nothing.status_code == 404


def test_the_workbook_holds_the_same_numbers(open_as, town, desk):
    ticks.count(DAY)
    answer = open_as(desk).get(reverse("reporting:workbook", args=[DAY]))
    sheet = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0)
    lines = {row[0]: row[1:5] for row in sheet.to_python()}
    assert lines["户数"] == [5.0, "", 3.0, 2.0]


def test_the_secretary_signs_and_the_desk_freezes_on_the_page(open_as, town, desk, secretary):
    ticks.count(DAY)
    client = open_as(secretary)
    units = reverse("reporting:units", args=[DAY])
    form = dict(client.get(units).context["communities"][0]["sign"].initial)
    client.post(reverse("reporting:sign", args=[DAY]), {**form, "is_nil": "on"})
    assert Statement.objects.get().is_nil
    client = open_as(desk)
    form = dict(client.get(units).context["freeze_form"].initial)
    client.post(reverse("reporting:freeze", args=[DAY]), form)
    assert DailyReport.objects.get().is_frozen()


def test_a_grid_worker_has_no_report_and_a_secretary_does_not_freeze(open_as, town, secretary):
    worker = person_of("grid_worker", town[1], "worker")
    assert open_as(worker).get(PAGE).status_code == 403
    assert open_as(secretary).post(reverse("reporting:freeze", args=[DAY])).status_code == 403


def test_the_page_costs_the_same_whatever_it_shows(
    open_as, town, desk, django_assert_max_num_queries
):
    ticks.count(DAY)
    client = open_as(desk)
    client.get(PAGE)
    with django_assert_max_num_queries(20):
        client.get(PAGE)


def test_what_is_nil_is_said_in_a_word_or_stands_in_rows(open_as, town, desk):
    ticks.count(DAY)
    client = open_as(desk)
    short, long = client.get(PAGE), client.get(PAGE, {"nils": "rows"})
    rows = {row.figure.name: row for _head, rows in short.context["sheet"].groups for row in rows}
    nil = [row for row in rows.values() if row.is_nil]
    assert nil
    assert not rows["ledger.households"].is_nil
    for row in nil:
        address = reverse("reporting:rows", args=[DAY, row.figure.name])
        assert spaced(str(row.figure.label)) in short.content.decode()
        assert address not in short.content.decode()
    assert long.content.decode().count('<th scope="row"') == len(rows)


def test_a_secretary_finds_her_signature_first(open_as, town, desk, secretary):
    ticks.count(DAY)
    assert open_as(desk).get(PAGE).context["to_sign"] is None
    page = open_as(secretary).get(PAGE)
    assert page.context["to_sign"] == town[1]
    assert "签报" in page.content.decode()


def test_what_each_figure_means_has_a_page_of_its_own(open_as, desk):
    ticks.count(DAY)
    page = reverse("reporting:meanings")
    assert f'{page}?outline=standard"' in open_as(desk).get(PAGE).content.decode()
    heads = open_as(desk).get(page).context["heads"]
    told = [one for _heading, figures in heads for one in figures]
    assert [one.name for one in told] == [one.name for one in in_order()]
    assert all(str(one.definition) for one in told)


def test_the_workbook_is_offered_under_the_heads_that_are_shown(open_as, desk):
    ticks.count(DAY)
    shown = open_as(desk).get(PAGE, {"outline": "six_ones"}).content.decode()
    for page in ("reporting:workbook", "reporting:paper"):
        assert re.search(rf'"{reverse(page, args=[DAY])}[^"]*outline=six_ones"', shown)
