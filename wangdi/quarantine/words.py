"""What happened, in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERBS: dict[str, str | Promise] = {
    "quarantine.proposed": _("Home quarantine proposed"),
    "quarantine.proposed.annulled": _("Proposal annulled"),
    "quarantine.home_looked_at": _("Home looked at"),
    "quarantine.home_looked_at.annulled": _("Look at the home taken back"),
    "quarantine.decided": _("Decided about home quarantine"),
    "quarantine.decided.annulled": _("Decision taken back"),
    "quarantine.team_assigned": _("Care team assigned"),
    "quarantine.team_reopened": _("A worker has left; places of the team re-opened"),
    "quarantine.notified": _("Notice served"),
    "quarantine.notified.annulled": _("Serving taken back"),
    "quarantine.released.prepared": _("Release prepared"),
    "quarantine.released.declined": _("Release sent back"),
    "quarantine.released": _("Released from home quarantine"),
    "quarantine.ended": _("Home quarantine ended early"),
}
COMMANDS: dict[str, str | Promise] = {
    "quarantine.propose": _("Propose home quarantine"),
    "quarantine.look_at_home": _("Look at a home"),
    "quarantine.decide": _("Decide about home quarantine"),
    "quarantine.assign_team": _("Assign a care team"),
    "quarantine.serve_notice": _("Serve a notice"),
    "quarantine.record_reading": _("Record a temperature"),
    "quarantine.fever_step": _("Record what is done about a fever"),
    "quarantine.release": _("Release from home quarantine"),
    "quarantine.end_early": _("End home quarantine early"),
}
REASONS: dict[str, str | Promise] = {
    "open_episode": _("This person has an open file already"),
    "no_such_measure": _("A measure that the rules do not know"),
    "days_over": _("The days are over already"),
    "vacant_slot": _("The team is not complete"),
    "no_notice": _("The notice is not ready"),
    "future": _("The time is still to come"),
    "too_early": _("The time lies before the first day"),
    "same_person": _("Another person must decide"),
    "no_person": _("A named person must decide"),
    "no_reason": _("The reason is missing"),
    "no_questions": _("Nothing is asked about the home"),
    "unanswered": _("A question about the home is unanswered"),
    "home_not_looked_at": _("The home has not been looked at"),
    "home_not_suitable": _("The home is not suitable"),
    "no_fever_path": _("No fever is being followed"),
    "not_its_turn": _("This step is not asked for"),
    "no_decision": _("The decision is missing"),
    "no_place": _("The place is missing"),
    "no_travel": _("The way of travelling is missing"),
    "heard": _("No reading for too long"),
    "no_fever": _("Fever lately"),
    "no_symptoms": _("Symptoms lately"),
    "tests_negative": _("Test results not confirmed"),
}
