from collections import defaultdict

import pytest

from wangdi.ui import navigation, slots


@pytest.fixture(autouse=True)
def empty_house(monkeypatch):
    """This room alone: what other rooms hung up or plugged in is away."""
    monkeypatch.setattr(navigation, "_items", {})
    monkeypatch.setattr(navigation, "_menu", {})
    monkeypatch.setattr(navigation, "_ports", navigation.Ports())
    monkeypatch.setattr(slots, "_panels", defaultdict(dict))
