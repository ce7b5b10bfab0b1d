import pytest
from django.urls import path

from wangdi.ui import navigation, slots, views
from wangdi.ui.context import Ui
from wangdi.ui.tests.pages import get, html

urlpatterns = [
    path("doors/", views.gallery, name="doors"),
    path("doors/late/", views.gallery, name="late"),
    path("far/", views.gallery, name="far"),
]


pytestmark = pytest.mark.urls(__name__)


def item(url_name, permission=None, order=0, section="doors"):
    return navigation.NavItem(
        section=section,
        label=url_name,
        url_name=url_name,
        icon="door",
        permission=permission,
        order=order,
    )


def test_panels_come_in_their_order_and_may_stay_away():
    slots.register("place", order=2)(lambda request, subject: f"<p>{subject}</p>")

    @slots.register("place", order=1)
    def first(request, subject):
        return "<b>first</b>"

    slots.register("place", order=1)(first)

    @slots.register("place")
    def absent(request, subject):
        return None

    assert html('{% slot "place" 7 %}') == "<b>first</b><p>7</p>"
    assert html('{% slot "nobody" 7 %}') == ""


def test_the_gate_decides_what_shows_and_the_current_page_is_marked():
    navigation.add(item("late", "screening.see", order=1))
    navigation.add(item("doors"))
    assert [link.label for link in navigation.sections(get())[0].links] == ["doors"]
    navigation.set_gate(lambda request, permission: permission == "screening.see")
    links = navigation.sections(get("/doors/late/3/"))[0].links
    assert [(link.label, link.current) for link in links] == [("doors", False), ("late", True)]


def test_many_pages_stand_in_closed_sections_but_for_the_first_and_the_current(monkeypatch):
    for section, url in (("today", "far"), ("doors", "doors"), ("office", "late")):
        navigation.add(item(url, section=section))

    def opened(path):
        return [one.open for one in navigation.sections(get(path))]

    assert opened("/doors/") == [True, True, True]
    monkeypatch.setattr(navigation, "FEW", 2)
    assert opened("/doors/") == [True, True, False]
    assert opened("/doors/late/3/") == [True, False, True]


def test_an_unknown_section_is_refused():
    with pytest.raises(ValueError, match="unknown section"):
        navigation.add(navigation.NavItem(section="x", label="x", url_name="x", icon="x"))


def test_a_row_opened_beside_gets_the_panel_only():
    assert Ui(get()).layout == "ui/page.html"
    assert Ui(get(**{"HX-Target": "beside"})).layout == "ui/beside.html"
