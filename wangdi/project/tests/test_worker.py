from django.db import OperationalError

from wangdi.lib import ticks
from wangdi.project.worker import Worker


def test_each_tick_is_called_when_its_time_has_come_and_a_failure_stops_nothing(monkeypatch):
    calls = []

    def fails():
        calls.append("fails")
        raise ValueError

    def unreachable():
        raise OperationalError

    known = {
        "a": ticks.Tick("a", 60, unreachable),
        "b": ticks.Tick("b", 60, fails),
        "c": ticks.Tick("c", 1, lambda: calls.append("c")),
    }
    monkeypatch.setattr(ticks, "_ticks", known)
    worker = Worker()
    assert worker.round(100.0) == ["a", "b", "c"]
    assert worker.round(100.5) == []
    assert worker.round(101.0) == ["c"]
    assert worker.round(160.0) == ["a", "b", "c"]
    assert calls == ["fails", "c", "c", "fails", "c"]
