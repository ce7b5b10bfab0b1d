import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def fresh_limits():
    """Limits of tries are kept in the cache, which outlives a test."""
    cache.clear()
    yield
    cache.clear()
