"""The office that gets the files: two communities, a few buildings, a day in February 2020."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from wangdi.importing.tests.conftest import Town, member, one
from wangdi.lib import clock
from wangdi.territory.models import PlaceKind

NOW = datetime(2020, 2, 10, 4, 0, tzinfo=UTC)


@pytest.fixture
def office(db: Any) -> Iterator[Town]:
    with clock.frozen(NOW):
        street = one(PlaceKind.SUBDISTRICT, "样本街道", None)
        near, far = (one(PlaceKind.COMMUNITY, name, street) for name in ("近社区", "远社区"))
        compound = one(PlaceKind.COMPOUND, "东院", near)
        for building in ("1号楼", "2号楼"):
            one(PlaceKind.BUILDING, building, compound)
        one(PlaceKind.BUILDING, "9号楼", far)
        secretary, desk = member("community_secretary", near), member("duty_desk", street)
        yield Town(street, near, far, secretary, desk)
