"""Leads: who sent what, whom it means, what was tried, what came of it, who objected."""

from wangdi.leads.models.answers import LeadAnswer
from wangdi.leads.models.checks import ContactAttempt, Disposition, Misdirection
from wangdi.leads.models.leads import Lead, LeadBatch
from wangdi.leads.models.objections import Objection

__all__ = [
    "ContactAttempt",
    "Disposition",
    "Lead",
    "LeadAnswer",
    "LeadBatch",
    "Misdirection",
    "Objection",
]
