from django.utils.translation import gettext_lazy as _

from wangdi.access.permissions import declare

DESK = ("duty_desk", "leader")
TEAM = ("grid_worker", "community_secretary", "area_doctor")
declare(
    "quarantine.view",
    _("See who is in home quarantine"),
    roles=(*TEAM, *DESK),
)
declare("quarantine.see_health", _("See readings, symptoms and fever"), roles=(*TEAM, *DESK))
declare(
    "quarantine.propose",
    _("Propose home quarantine"),
    roles=("community_secretary", "area_doctor", "duty_desk"),
)
declare("quarantine.look_at_home", _("Look at a home"), roles=(*TEAM, "duty_desk"))
declare("quarantine.decide", _("Decide about a proposal"), roles=("community_secretary", *DESK))
declare("quarantine.assign", _("Assign the care team"), roles=("community_secretary", "duty_desk"))
declare("quarantine.ask_help", _("Ask the police officer for help"), roles=(*TEAM, *DESK))
declare(
    "quarantine.answer_help",
    _("See what the police officer is asked, and answer"),
    roles=("area_police",),
)
declare("quarantine.serve", _("Serve a notice"), roles=TEAM)
declare("quarantine.record", _("Record a reading"), roles=TEAM)
declare("quarantine.plan_day", _("Plan the readings of a day"), roles=())
declare(
    "quarantine.treat_fever",
    _("Record what is done about a fever"),
    roles=("area_doctor", "community_secretary", "duty_desk"),
)
declare("quarantine.suspend", _("Record that somebody is away for treatment"), roles=TEAM)
declare(
    "quarantine.extend",
    _("Prepare more days"),
    roles=("community_secretary", "area_doctor", "duty_desk"),
)
declare("quarantine.approve_extension", _("Agree to more days"), roles=DESK)
declare(
    "quarantine.report_breach",
    _("Report that somebody was seen outside"),
    roles=(*TEAM, "duty_desk"),
)
declare(
    "quarantine.object",
    _("Write down an objection"),
    roles=(*TEAM, *DESK),
)
declare(
    "quarantine.answer_objection",
    _("Answer an objection"),
    roles=("community_secretary", *DESK),
)
declare(
    "quarantine.prepare_release",
    _("Prepare a release"),
    roles=("community_secretary", "area_doctor"),
)
declare("quarantine.hold", _("Hold somebody past the hour of release"), roles=DESK)
declare("quarantine.approve_release", _("Approve a release"), roles=DESK)
declare("quarantine.end", _("End home quarantine early"), roles=("community_secretary", *DESK))
