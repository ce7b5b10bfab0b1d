"""What duties leads bring, and the list of leads as a file to be brought."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wangdi.duties.kinds import DutyKind, register
from wangdi.duties.models import Duty
from wangdi.home import wording
from wangdi.importing import kinds as imports
from wangdi.leads import actions
from wangdi.leads.commands.entering import EnterLead
from wangdi.leads.entering.columns import CAUSES, COLUMNS
from wangdi.leads.entering.preparing import match, prepare

# icons: radar-2 map-pin-question gavel transfer


def _left(count: int) -> str:
    text = ngettext("%(n)d lead is to be checked", "%(n)d leads are to be checked", count)
    return text % {"n": count}


def _list(name: str) -> str:
    return f"{reverse('leads:lists')}?list={name}"


def _offer(duty: Duty) -> str:
    return reverse("leads:offer", args=[duty.subject])


def _objection(duty: Duty) -> str:
    return reverse("leads:decide", args=[duty.subject])


register(
    DutyKind(
        name=actions.CHECK,
        label=_("Check a lead"),
        icon="radar-2",
        role="grid_worker",
        act_url=lambda duty: reverse("leads:check", args=[duty.subject]),
        left=_left,
    )
)
register(
    DutyKind(
        name=actions.ASSIGN,
        label=_("Assign leads to grids"),
        icon="map-pin-question",
        role="community_secretary",
        act_url=lambda duty: f"{_list('to_assign')}&letter={duty.slot}",
        climbs=("duty_desk", "leader"),
    )
)
register(
    DutyKind(
        name=actions.SORT,
        label=_("Find a place for leads"),
        icon="map-pin-question",
        role="duty_desk",
        act_url=lambda duty: f"{_list('unplaced')}&letter={duty.slot}",
        climbs=("leader",),
    )
)
for _kind, _role, _climbs in (
    (actions.OFFER, "community_secretary", ("duty_desk", "leader")),
    (actions.OUTSIDE, "duty_desk", ("leader",)),
):
    register(
        DutyKind(
            name=_kind,
            label=_("Answer for a lead that is handed over"),
            icon="transfer",
            role=_role,
            act_url=_offer,
            climbs=_climbs,
        )
    )
for _kind, _role, _climbs in (
    (actions.OBJECTION, "community_secretary", ("duty_desk", "leader")),
    (actions.OBJECTION_ABOVE, "duty_desk", ("leader",)),
):
    register(
        DutyKind(
            name=_kind,
            label=_("Decide an objection"),
            icon="gavel",
            role=_role,
            act_url=_objection,
            climbs=_climbs,
        )
    )

wording.name_command(EnterLead.name, _("Row of a list of leads"))
for cause in CAUSES:
    wording.name_reason(cause.code, cause.label)
imports.register(
    imports.ImportKind(
        name="leads",
        label=_("List of leads from above"),
        permission=EnterLead.permission,
        command=EnterLead.name,
        columns=COLUMNS,
        causes=CAUSES,
        prepare=prepare,
        match=match,
        record_url=lambda lead: reverse("leads:lead", args=[lead]),
        order=30,
    )
)
