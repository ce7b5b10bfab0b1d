"""To say that one does not agree."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wangdi.quarantine.models import Episode
from wangdi.residents.me.forms.home import HomeForm


class ObjectForm(HomeForm):
    command = "quarantine.object"
    said = forms.CharField(
        label=_("What is wrong, in your own words"),
        min_length=2,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(self, *args: Any, episode: Episode, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.episode = episode

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "episode": self.episode.id, "how": "resident"}
