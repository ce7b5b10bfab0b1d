"""Every page of the house that can be asked for, with records of the named world in its address."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.urls import reverse

from tests.journeys import (
    cares,
    endings,
    entrances,
    gatekeeping,
    gatepasses,
    looks,
    onpaper,
    own,
    packs,
    patrols,
    phones,
    posts,
    walks,
)
from wangdi.access import permissions
from wangdi.access.models import Grant
from wangdi.access.tests.test_permissions import ALL
from wangdi.documents.models import Document
from wangdi.duties.models import Duty
from wangdi.hotline.codes import code_of as code_of_ticket
from wangdi.hotline.models import Ticket
from wangdi.importing.models import ImportRun
from wangdi.intake.actors import system
from wangdi.intake.models import Approval, ReviewItem
from wangdi.intake.submitting import submit_one
from wangdi.leads.models import Lead
from wangdi.leads.tests.sample_leads import sample
from wangdi.lib import clock
from wangdi.pack import papers
from wangdi.people.models import Dwelling, Person
from wangdi.profiles.models import ProfileVersion
from wangdi.reporting.tests.sample_form import upper_form
from wangdi.screening.declaring.codes import code_of
from wangdi.screening.models import (
    ClassChange,
    Declaration,
    Expected,
    ListedArea,
    ReturnedVehicle,
)
from wangdi.staff.models import Worker
from wangdi.territory.models import PlaceChange
from wangdi.transfer.models import EntryPoint, Handover, Slip, Trip, Vehicle
from wangdi.world import homes
from wangdi.world.fixtures import Town

ROLES = {
    "duty_desk": "desk",
    "community_secretary": "secretary",
    "grid_worker": "worker",
    "area_doctor": "doctor",
    "leader": "leader",
    "gate_guard": "guard",
    "counsellor": "counsellor",
    "area_police": "police",
    "system_admin": "system",
    "security_admin": "security",
    "audit_admin": "audit",
}
"""Who is asked to look, in this order: the first whose role may."""
FILES = (
    "documents:read",
    "transfer:slip",
    "screening:poster",
    "reporting:workbook",
    "reporting:paper",
    "reporting:form_workbook",
    "reporting:share_form",
    "leads:sheet",
    "leads:evidence",
    "importing:mapping",
    "residents:notice",
    "me:read",
    "screening:leaflet",
    "pack:papers",
    "pack:run",
    "pack:scan",
    "pack:slips",
    "care:photo",
    "paperday:lot",
    "patrol:photo",
    "patrol:poster",
    "patrol:order_paper",
)
"""Answers that are no pages."""
PARTS = (
    "paperday:row",
    *("importing:progress", "hotline:before", "screening:print_sheets"),
    *phones.SPEAKING,
    # Stands in test_field, with telephones that are switched off.
    *("field:app", "field:worker"),
    # Stand in test_gate, with a camera.
    *("gates:phone", "gates:bundle"),
)
PLANNED_AHEAD = "home:approval"
EPISODES = {
    "decide": "返乡人己",
    "suitability": "返乡人己",
    "team": "返乡人庚",
    "serve": "返乡人庚",
    "release": "返乡人乙",
    "hold": "返乡人乙",
    "fever": "返乡人丙",
    "fever_step": "返乡人丙",
}
WITHOUT_FILE = {"propose": "返乡人辛"}
Known = Callable[[Town, str], Any]


@dataclass(frozen=True)
class Address:
    name: str
    path: str
    who: str

    @property
    def is_a_file(self) -> bool:
        return self.name in FILES


KNOWN: dict[str, Known] = {
    "user_id": lambda town, _page: town.user("worker").id,
    "check_id": lambda town, _page: looks.check(town),
    "zone_id": lambda town, _page: looks.zone(town),
    "grant_id": lambda town, _page: Grant.objects.get(user=town.user("worker")).id,
    "document_id": lambda town, _page: _notice().id,
    "code": lambda town, page: _code(town, page),
    "duty_id": lambda town, _page: _duty(town).id,
    "item_id": lambda town, _page: ReviewItem.objects.order_by("id")[0].id,
    "approval_id": lambda town, _page: Approval.objects.order_by("-id")[0].id,
    "run_id": lambda town, _page: ImportRun.objects.order_by("-id")[0].id,
    "household": lambda town, _page: town.household("返乡人丙").id,
    "household_id": lambda town, _page: town.household("返乡人丙").id,
    "step": lambda _town, _page: "doctor",
    "person": lambda town, page: town.person(WITHOUT_FILE.get(page, "返乡人丙")).id,
    "other": lambda town, _page: _neighbour(town).id,
    "request_id": lambda town, _page: walks.help_request(town),
    "proposal_id": lambda town, _page: walks.proposal(town),
    "breach_id": lambda town, _page: walks.breach(town),
    "raised_id": lambda town, _page: walks.objection(town),
    "version_id": lambda town, _page: ProfileVersion.objects.order_by("-id")[0].id,
    "episode_id": lambda town, page: town.episode(EPISODES.get(page, "返乡人戊")).id,
    "round_id": lambda _town, _page: walks.first_round().id,
    "building_id": lambda town, _page: walks.building(town),
    "campaign_id": lambda town, _page: walks.campaign(town),
    "series_id": lambda town, _page: walks.series(town),
    "community_id": lambda town, _page: town.household("返乡人丙").community_id,
    "visit_id": lambda town, _page: walks.visit(town),
    "stand_in_id": lambda town, _page: walks.stand_in(town),
    "row": lambda _town, _page: 1,
    "dwelling_id": lambda town, _page: _door(town).id,
    "worker": lambda town, _page: Worker.objects.get(user=town.user("worker")).id,
    "responsibility": lambda town, _page: walks.responsibility(town),
    "point_id": lambda _town, _page: EntryPoint.objects.order_by("id")[5].id,
    "order_id": lambda town, page: cares.order(town, page),
    "photo_id": lambda town, _page: cares.photo(town),
    "wellbeing_check": lambda town, _page: cares.check(town),
    "delivery_run": lambda town, _page: cares.run(town),
    "supply_point": lambda town, _page: cares.point(town),
    "finding_photo": lambda town, _page: patrols.photo(town),
    "patrol_finding": lambda town, page: patrols.finding(town, page),
    "patrol_zone": lambda _town, _page: patrols.zone(),
    "zone_duty": lambda _town, _page: patrols.zone_duty(),
    "venue": lambda _town, _page: patrols.venue(),
    "checkpoint_id": lambda town, _page: entrances.checkpoint(town),
    "alarm_id": lambda _town, _page: gatekeeping.alarm(),
    "page_id": lambda town, _page: gatekeeping.book_page(town),
    "compound_order": lambda town, _page: entrances.order(town),
    "compound_id": lambda _town, _page: entrances.compound(),
    "venue_order": lambda _town, _page: patrols.order(),
    "ticket_id": lambda _town, page: _ticket(page).id,
    "ticket_code": lambda _town, _page: code_of_ticket(_ticket("follow").id),
    "handover_id": lambda _town, page: _handover(page).id,
    "vehicle_id": lambda _town, _page: Vehicle.objects.order_by("id")[0].id,
    "trip_id": lambda _town, _page: Trip.objects.order_by("id")[0].id,
    "slip_id": lambda _town, _page: Slip.objects.order_by("id")[0].id,
    "place": lambda town, _page: town.household("返乡人丙").community_id,
    "grid": lambda town, _page: town.household("返乡人丙").grid_id,
    "change": lambda town, _page: _change(town).id,
    "receipt": lambda _town, _page: code_of(Declaration.objects.order_by("id")[0].id),
    "declaration_id": lambda _town, _page: Declaration.objects.order_by("id")[0].id,
    "expected_id": lambda _town, _page: Expected.objects.waited_for().order_by("id")[0].id,
    "arrival_id": lambda town, _page: town.person("返乡人丙").arrivals.get().id,
    "returned_id": lambda _town, _page: ReturnedVehicle.objects.exclude(grid_id=None)[0].id,
    "area_id": lambda _town, _page: ListedArea.objects.order_by("id")[0].id,
    "change_id": lambda _town, _page: ClassChange.objects.order_by("id")[0].id,
    "form_id": lambda town, _page: upper_form(town).id,
    "lead_id": lambda town, _page: _open_lead(town).id,
    "batch_id": lambda town, _page: sample(town).batch,
    "answer_id": lambda town, _page: sample(town).answer,
    "offer_id": lambda town, _page: sample(town).offer,
    "objection_id": lambda town, _page: sample(town).objection,
    "attachment_id": lambda town, _page: sample(town).proof,
    "paper": lambda _town, _page: papers.NOTICE,
    "office_id": lambda town, _page: packs.office(town),
    "paper_id": lambda town, page: packs.paper(town, page),
    "scan_id": lambda town, _page: packs.scan(town),
    "print_id": lambda town, _page: packs.print_run(town),
    "result_id": lambda town, _page: endings.result(town),
    "person_id": lambda town, _page: town.person(endings.TESTED).id,
    "file_id": lambda town, _page: endings.file(town),
    "day": lambda town, _page: clock.today() - timedelta(days=1),
    "pass_id": lambda town, page: gatepasses.shown(town, page),
    "pass_class": lambda _town, _page: "visitor",
    "pass_act": lambda _town, _page: "blocked",
    "pass_act_id": lambda town, _page: gatepasses.act(town),
    "own_pass": lambda town, _page: gatepasses.own(town),
    "unit_id": lambda town, _page: posts.unit(town),
    "post_id": lambda town, _page: posts.post(town),
    "shift_id": lambda town, _page: posts.shift(town),
    "turn_id": lambda town, _page: posts.turn(town),
    "call_id": lambda town, _page: posts.call(town),
    "worker_id": lambda town, _page: posts.person(town),
    "own_order": lambda town, _page: own.order(town),
    "own_paper": lambda town, _page: own.paper(town),
    "own_file": lambda town, _page: town.episode(homes.HEAD).id,
    "wanted": lambda _town, _page: "medicine",
    "lot_id": lambda town, _page: onpaper.lot(town),
    "number": lambda _town, _page: 1,
    "phone_id": lambda town, _page: phones.phone(town),
    "token": lambda town, _page: own.token(town),
}
NAMES = {
    "duties:group": "open",
    "reporting:rows": "quarantine.now",
    "reporting:live_figure": "quarantine.now",
}


def addresses(town: Town) -> Iterator[Address]:
    """What routes with GET; a new kind of argument has to be named above."""
    for _address, view in ALL:
        methods = getattr(view.callback, "methods", ("GET",))
        name = _full_name(view)
        if "GET" not in methods or name in PARTS:
            continue
        given = {
            argument: NAMES[name] if argument == "name" else KNOWN[argument](town, view.name)
            for argument in view.pattern.converters
        }
        yield Address(name, reverse(name, kwargs=given), _who(view.callback.permission, name))


def _full_name(view: Any) -> str:
    if view.name.startswith(("account_", "mfa_")):
        return str(view.name)
    if view.callback.__module__.startswith("wangdi.residents.me."):
        return f"me:{view.name}"
    return f"{view.callback.__module__.split('.')[1]}:{view.name}"


def _who(permission: str, name: str) -> str:
    """A sign-in name, `home` for a household's own page, nothing for what strangers see."""
    if name.startswith("me:") and name != "me:door":
        return homes.HOME
    if permission == permissions.PUBLIC:
        return ""
    if name.startswith("mfa_"):
        return "leader"
    if permission == permissions.SIGNED_IN:
        return "desk"
    roles = permissions.permission(permission).roles
    return next(user for role, user in ROLES.items() if role in roles)


def _neighbour(town: Town) -> Person:
    """Another person of the same grid."""
    grid = town.household("返乡人丙").grid_id
    others = Person.objects.living().filter(grid_id=grid).exclude(name="返乡人丙")
    return others.order_by("id")[0]


def _ticket(page: str) -> Ticket:
    """One that stands where the page needs it."""
    state = {"reply": "handled", "evaluate": "replied", "close": "replied"}.get(page, "assigned")
    return Ticket.objects.filter(state=state).order_by("-id")[0]


def _handover(page: str) -> Handover:
    """Somebody who stands where the page needs him."""
    state = {"receive": "on_vehicle", "screen": "arrived"}.get(page, "expected")
    return Handover.objects.filter(state=state).order_by("id")[0]


def _open_lead(town: Town) -> Lead:
    """A lead that waits to be checked; the town has none until one is asked for."""
    return sample(town).open


def _code(town: Town, page: str) -> str:
    """What is printed on a paper: a lead's slip, a door list, a notice."""
    if page == "object":
        return _open_lead(town).code
    if page == "row":
        return onpaper.sheet(town).code
    return walks.sheet(town).code if page in ("sheet", "scanned") else _notice().code


def _notice() -> Document:
    return Document.objects.order_by("-id")[0]


def _duty(town: Town) -> Duty:
    community = town.household("返乡人丙").community_id
    return Duty.objects.unsettled().filter(community_id=community).order_by("due_at", "id")[0]


def _change(town: Town) -> PlaceChange:
    """The latest change of a place that stands; the town has none until one is asked for."""
    if not PlaceChange.objects.exists():
        place = town.household("返乡人丙").community_id
        payload = {"place": place, "zone": "示范片"}
        submit_one(actor=system("town"), command="territory.describe_places", payload=payload)
    return PlaceChange.objects.order_by("-at")[0]


def _door(town: Town) -> Dwelling:
    grid = town.household("返乡人丙").grid_id
    return Dwelling.objects.filter(grid_id=grid).order_by("sort_key")[0]
