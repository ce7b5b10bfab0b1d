"""Forms of what is done before the days begin."""

from collections import defaultdict
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from wangdi.quarantine.forms import EpisodeForm
from wangdi.quarantine.section_before import HomeRules
from wangdi.quarantine.teaming import Choices

SUBSTITUTE = "_substitute"


class LookForm(EpisodeForm):
    """Yes or no to every question; what the ledger knows already is chosen beforehand."""

    command = "quarantine.look_at_home"
    note = forms.CharField(
        label=_("Remark"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, home: HomeRules, known: set[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.codes = [one.code for one in home.questions]
        for one in home.questions:
            told = bool(one.known) and one.known in known
            self.fields[one.code] = forms.ChoiceField(
                label=str(one.ask),
                choices=[("yes", _("Yes")), ("no", _("No"))],
                widget=forms.RadioSelect,
                initial=one.unsuited if told else None,
                help_text=_("So it stands in the household file.") if told else "",
            )
        self.order_fields(["key", *self.codes, "note"])

    def payload(self) -> dict[str, Any]:
        asked = self.cleaned_data
        answers = {code: asked[code] for code in self.codes}
        return {"episode": self.episode.id, "answers": answers, "note": asked["note"]}


class TeamForm(EpisodeForm):
    """For each place of the team a worker and, where there is one, his substitute."""

    command = "quarantine.assign_team"
    note = forms.CharField(
        label=_("To hand over"),
        initial="",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("What whoever takes over a place should know. Nothing about illness."),
    )

    def __init__(self, *args: Any, choices: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.slots = list(choices)
        for slot, workers in choices.items():
            self.fields[slot] = forms.ChoiceField(
                label=workers.label,
                choices=[("", _("Nobody yet")), *workers.options],
                initial=workers.proposed,
                required=False,
            )
            self.fields[f"{slot}{SUBSTITUTE}"] = forms.ChoiceField(
                label=_("%(place)s, substitute") % {"place": workers.label},
                choices=[("", _("No substitute")), *workers.options],
                initial=workers.substitute,
                required=False,
            )
        pairs = [name for slot in self.slots for name in (slot, f"{slot}{SUBSTITUTE}")]
        self.order_fields(["key", *pairs, "note"])

    def payload(self) -> dict[str, Any]:
        asked = self.cleaned_data
        return {
            "episode": self.episode.id,
            "team": {slot: asked[slot] for slot in self.slots if asked[slot]},
            "substitutes": {
                slot: asked[f"{slot}{SUBSTITUTE}"]
                for slot in self.slots
                if asked[f"{slot}{SUBSTITUTE}"]
            },
            "note": asked["note"],
        }


class TeamsForm(forms.Form):
    """Many files at once: each ticked one with the workers that stood beside it.

    `episode` are the ticked files; `team` are words `file/slot/worker`, one for each place.
    """

    key = forms.UUIDField()

    def asked(self) -> list[dict[str, Any]]:
        """One payload of `quarantine.assign_team` for each ticked file with somebody to assign."""
        teams: dict[str, dict[str, str]] = defaultdict(dict)
        for word in self._sent("team"):
            episode, _slash, place = word.partition("/")
            slot, _slash, worker = place.partition("/")
            if _is_key(worker):
                teams[episode][slot] = worker
        ticked = [one for one in self._sent("episode") if _is_key(one) and teams[one]]
        return [{"episode": one, "team": teams[one]} for one in dict.fromkeys(ticked)]

    def _sent(self, name: str) -> list[str]:
        sent = getattr(self.data, "getlist", None)
        return list(sent(name)) if sent else []


def _is_key(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
