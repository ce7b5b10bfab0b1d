"""Texts of policy in both languages of the desk."""

from django.utils.translation import get_language
from pydantic import BaseModel, ConfigDict


class Strict(BaseModel):
    """Policy is read strictly: a key nobody knows is a mistake and not an addition."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Text(Strict):
    zh: str
    en: str

    def __str__(self) -> str:
        return self.en if (get_language() or "").startswith("en") else self.zh
