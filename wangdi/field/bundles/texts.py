"""Texts for people, in both languages at once: a phone changes its language without a network."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Choices
from django.utils import translation
from django.utils.functional import Promise
from pydantic import BaseModel


def both(text: str | Promise) -> dict[str, str]:
    """`{zh, en}` of something that is translated."""
    said = {}
    for name, code in (("zh", "zh-hans"), ("en", "en")):
        with translation.override(code):
            said[name] = str(text)
    return said


def choices(of: type[Choices]) -> list[dict[str, Any]]:
    """`[{code, name}]` of an enumeration."""
    return [{"code": one.value, "name": both(one.label)} for one in of]


def plain(models: Iterable[BaseModel]) -> list[dict[str, Any]]:
    """Parts of a profile as they are kept."""
    return [one.model_dump(mode="json") for one in models]
