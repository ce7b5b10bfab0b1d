"""The grid worker next door sees nothing of the first grid, on no list and by no address."""

import pytest
from django.urls import reverse

LISTS = (
    "people:ledger",
    "duties:my_day",
    "screening:rounds",
    "screening:arrivals",
    "quarantine:lists",
)
THEIRS = ("返乡人丙", "返乡人戊", "住户一", "示范苑1号楼", "示范苑2号楼")


@pytest.mark.parametrize("name", LISTS)
def test_lists_hold_nothing_of_the_first_grid(town, name):
    page = town.client("neighbour").get(reverse(name)).content.decode()
    assert not [word for word in THEIRS if word in page]


def test_the_worker_of_the_first_grid_sees_his_own(town):
    page = town.client("worker").get(reverse("people:ledger")).content.decode()
    assert "1号楼" in page


def test_the_neighbour_sees_his_own(town):
    page = town.client("neighbour").get(reverse("people:ledger")).content.decode()
    assert "3号楼" in page


def test_a_household_of_the_first_grid_is_not_there_for_him(town):
    address = reverse("people:household", args=[town.household("返乡人丙").id])
    assert town.client("neighbour").get(address).status_code == 404
    assert town.client("worker").get(address).status_code == 200


def test_an_episode_of_the_first_grid_is_not_there_for_him(town):
    address = reverse("quarantine:episode", args=[town.episode("返乡人丙").id])
    assert town.client("neighbour").get(address).status_code == 404
    assert town.client("doctor").get(address).status_code == 200
