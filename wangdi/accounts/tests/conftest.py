import pytest
from django.core.cache import cache

HASHERS = ("MD5PasswordHasher", "ScryptPasswordHasher")


@pytest.fixture(autouse=True)
def quick_hashes(settings):
    settings.PASSWORD_HASHERS = [f"django.contrib.auth.hashers.{name}" for name in HASHERS]


@pytest.fixture(autouse=True)
def fresh_limits():
    """Limits of tries are kept in the cache, which outlives a test."""
    cache.clear()
    yield
    cache.clear()
