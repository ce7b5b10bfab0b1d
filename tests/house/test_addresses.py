"""Every name of an address that the code or a template speaks of is there."""

import re

from django.urls import get_resolver

from tests.house import source

SPOKEN = re.compile(
    r"(?:reverse(?:_lazy)?|redirect|resolve_url)\(\s*[\"']([a-z_]+:[a-z_]+)[\"']"
    r"|\{% url [\"']([a-z_]+:[a-z_]+)[\"']|url_name=[\"']([a-z_]+:[a-z_]+)[\"']"
)


def known() -> set[str]:
    return {
        f"{room}:{name}"
        for room, (_prefix, resolver) in get_resolver().namespace_dict.items()
        for name in resolver.reverse_dict
        if isinstance(name, str)
    }


def test_every_address_that_is_spoken_of_is_there():
    names = known()
    paths = [*source.python_files(tests=False), *source.templates()]
    spoken = {
        (source.name(path), one)
        for path in paths
        for found in SPOKEN.findall(path.read_text())
        for one in found
        if one
    }
    assert len(spoken) > 300
    assert {(path, name) for path, name in spoken if name not in names} == set()
