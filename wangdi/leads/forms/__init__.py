"""Forms of leads, a file for each piece of work."""

from wangdi.leads.forms.checking import PURPOSES, ContactForm, SettleForm, UnmaskForm
from wangdi.leads.forms.letters import AnswerForm, BatchForm
from wangdi.leads.forms.objecting import DecideForm, ObjectionForm
from wangdi.leads.forms.placing import HandOverForm, OfferForm, PlaceForm

__all__ = [
    "PURPOSES",
    "AnswerForm",
    "BatchForm",
    "ContactForm",
    "DecideForm",
    "HandOverForm",
    "ObjectionForm",
    "OfferForm",
    "PlaceForm",
    "SettleForm",
    "UnmaskForm",
]
