"""Forms of what is done before the days begin."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wangdi.quarantine.forms import EpisodeForm
from wangdi.quarantine.section_before import HomeRules


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
