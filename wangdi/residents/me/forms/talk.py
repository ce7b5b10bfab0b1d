"""To write to one's worker, and how one wishes to be reached."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wangdi.residents.me.forms.home import OwnForm
from wangdi.residents.models import By, Language


class WriteForm(OwnForm):
    command = "residents.write_message"
    text = forms.CharField(
        label=_("Your message"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )


class WishForm(OwnForm):
    command = "residents.wish"
    by = forms.ChoiceField(
        label=_("How shall we reach you?"), choices=By.choices, widget=forms.RadioSelect
    )
    language = forms.ChoiceField(
        label=_("In which language?"), choices=Language.choices, widget=forms.RadioSelect
    )
    phone = forms.CharField(
        label=_("Telephone, if another than we know"),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
    )
    note = forms.CharField(
        label=_("Anything we should mind (hard of hearing, night shift)"),
        max_length=200,
        required=False,
    )
