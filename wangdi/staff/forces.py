"""The people at work as an office counts them: by force, by kind, by branch."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wangdi.access.scoping import Scope
from wangdi.staff import queries
from wangdi.staff.models import Membership, Unit, UnitKind, WorkerKind

Words = str | Promise
K = WorkerKind
TEAM: Mapping[str, tuple[Words, Collection[str]]] = {
    "police": (_("Police"), (K.POLICE,)),
    "medical": (_("Medical staff"), (K.DOCTOR, K.MEDIC)),
    "seconded": (_("Secondees and public institutions"), (K.SECONDEE, K.INSTITUTION)),
    "volunteers": (_("Volunteers and residents"), (K.VOLUNTEER, K.RESIDENT)),
}
"""The four kinds of which a prevention team is made (公安、医护、下沉人员、志愿者)."""
MOBILISED: Mapping[str, tuple[Words, Q]] = {
    "office": (_("The office"), Q(kind__in=(K.LEADER, K.OFFICE, K.TRANSPORT))),
    "community": (
        _("Communities"),
        Q(kind__in=(K.COMMUNITY, K.GRID, K.GROUP_LEADER, K.CAPTAIN)),
    ),
    "party": (
        _("Party members as volunteers"),
        Q(kind__in=(K.VOLUNTEER, K.RESIDENT), party_member=True),
    ),
    "mass": (_("Mass organisations"), Q(kind=K.MASS)),
    "militia": (_("Militia"), Q(kind=K.MILITIA)),
}
"""The five mobilised forces."""
CATALOGUE = (K.LEADER, K.OFFICE, K.COMMUNITY, K.GRID, K.GROUP_LEADER, K.CAPTAIN)


@dataclass(frozen=True, slots=True)
class Line:
    """One count that opens to its rows: `query` is the query string of the list of staff."""

    label: Words
    number: int
    query: str


@dataclass(frozen=True, slots=True)
class Forces:
    people: int
    team: list[Line]
    mobilised: list[Line]
    kinds: list[Line]
    units: list[Line]
    branches: int
    members: int
    belonging: int


def forces(scope: Scope) -> Forces:
    """Everybody at work in one's places, counted each way. Four queries."""
    around = queries.around(scope)
    rows = around.order_by().values_list("kind", "party_member").annotate(n=Count("id"))
    counted = {(kind, member): n for kind, member, n in rows}
    by_kind = {kind: sum(n for (one, _m), n in counted.items() if one == kind) for kind in K.values}
    asked = {name: Count("id", filter=where) for name, (_label, where) in MOBILISED.items()}
    mobilised = around.aggregate(**asked)
    units = dict(
        Unit.objects.visible_to(scope).standing().order_by().values_list("kind").annotate(
            n=Count("id")
        )
    )  # fmt: skip
    branch = (UnitKind.PARTY_BRANCH,)
    belonging = Membership.objects.filter(until=None, unit__kind__in=branch, unit__ended_on=None)
    return Forces(
        people=sum(by_kind.values()),
        team=[
            Line(label, sum(by_kind[kind] for kind in kinds), f"force={name}")
            for name, (label, kinds) in TEAM.items()
        ],
        mobilised=[
            Line(label, mobilised[name], f"force={name}") for name, (label, _q) in MOBILISED.items()
        ],
        kinds=[Line(kind.label, by_kind[kind], f"kind={kind}") for kind in K],
        units=[Line(kind.label, units.get(kind, 0), f"kind={kind}") for kind in UnitKind],
        branches=units.get(UnitKind.PARTY_BRANCH, 0),
        members=sum(n for (_kind, member), n in counted.items() if member),
        belonging=belonging.filter(worker__in=around.values("id")).count(),
    )


def of_force(name: str) -> Q | None:
    """Who belongs to the force of that name; None for a name that is none."""
    if name in TEAM:
        return Q(kind__in=TEAM[name][1])
    return MOBILISED[name][1] if name in MOBILISED else None


def label_of(name: str) -> Words:
    return (TEAM.get(name) or MOBILISED[name])[0]
