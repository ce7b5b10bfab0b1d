"""The questions that are asked at every turn are answered by the indexes made for them."""

import pytest
from django.db import connection

from wangdi.access.scoping import Scope
from wangdi.people import dwellings
from wangdi.people.door_filters import DoorFilters
from wangdi.people.models import Dwelling, Person

pytestmark = pytest.mark.django_db
EVERYWHERE = Scope(communities=frozenset(range(1, 90)))


MANY = (
    "INSERT INTO people_person"
    " (id, household_id, name, initials, sex, relation, id_kind, entered_on)"
    " SELECT gen_random_uuid(), household_id, chr(19968 + n) || '甲', '', '', '', '', entered_on"
    " FROM people_person, generate_series(1, 3000) AS n",
)


@pytest.fixture
def plan(household):
    """How the database goes about it where there are many rows and no other way is open."""
    with connection.cursor() as cursor:
        for statement in MANY:
            cursor.execute(statement)
        cursor.execute("SET LOCAL enable_seqscan = off")
    return lambda queryset: queryset.explain()


@pytest.mark.parametrize("text", ["张", "张三", "欧阳"])
def test_a_name_is_found_by_its_signs_however_short(plan, text):
    assert "people_by_letter" in plan(Person.objects.living().named_like(text))


def test_two_signs_stand_side_by_side(corner, household):
    living = Person.objects.living()
    assert [living.named_like(text).count() for text in ("户", "户主", "主户", "户甲")] == [
        1,
        1,
        0,
        0,
    ]


def test_doors_are_counted_by_use_and_leafed_through_by_indexes(plan):
    uses = Dwelling.objects.visible_to(EVERYWHERE).order_by().values("use")
    assert "doors_by_use" in plan(uses)
    assert "doors_in_walking_order" in plan(Dwelling.objects.order_by("sort_key", "id")[:50])


def test_counts_by_use_spare_the_list_its_own(corner, household):
    scope = Scope(communities=frozenset([corner.near]))
    filters = DoorFilters({"use": "home"}, scope)  # type: ignore[arg-type]
    assert filters.count(dwellings.uses(scope)) == 1
