from collections.abc import Iterator

import pytest

from wangdi.duties import kinds
from wangdi.duties.kinds import DutyKind
from wangdi.duties.tests import town as streets
from wangdi.lib import clock


@pytest.fixture
def town(db) -> streets.Town:
    return streets.build()


@pytest.fixture
def noon() -> Iterator[clock.Hand]:
    with clock.frozen(streets.NOON) as hand:
        yield hand


@pytest.fixture
def thing(monkeypatch) -> DutyKind:
    """A kind of duty that only tests know."""
    kind = DutyKind("test.thing", "A thing", "door", "grid_worker", lambda duty: f"/do/{duty.id}/")
    monkeypatch.setitem(kinds._kinds, kind.name, kind)
    return kind
