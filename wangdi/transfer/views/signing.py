"""Signatures: at the entry point, at the door, at one's own sign-in; and who rides where."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from wangdi.access.forms import CommandForm
from wangdi.access.pages import DeskRequest, page
from wangdi.documents import actions as documents
from wangdi.duties import holders
from wangdi.lib import clock
from wangdi.transfer import fleet, queries, rules, showing
from wangdi.transfer.forms.group import GroupForm
from wangdi.transfer.forms.signing import BoardForm, ReceiveForm, SignForm
from wangdi.transfer.models import Handover, Slip, Stage
from wangdi.transfer.views import fetching


class CountersignForm(CommandForm):
    command = "transfer.countersign"
    slip: UUID

    def payload(self) -> dict[str, object]:
        return {"slip": self.slip}


@page("transfer.meet", methods=("GET", "POST"))
def sign(request: DeskRequest, point_id: UUID) -> HttpResponse:
    """Hand over all who were measured here: one press, a slip for each community."""
    here = fetching.point(point_id)
    waiting = queries.at_point(request.scope, here, clock.today())
    people = list(waiting.filter(state=rules.SCREENED, point_slip=None))
    form = SignForm(
        request.POST or None,
        people=people,
        chosen=request.GET.getlist("who"),
        stage=Stage.POINT.value,
        able=_others(request, people),
    )
    back = reverse("transfer:point", args=[here.id])
    title = _("Hand over at %(point)s") % {"point": here.name}
    return _signed(request, form, title=title, back=back)


@page("transfer.sign", methods=("GET", "POST"))
def receive(request: DeskRequest, handover_id: UUID) -> HttpResponse:
    """Receive somebody at his door, with those who came with him."""
    found = fetching.handover(request, handover_id)
    on_the_way = queries.to_receive(request.scope).filter(community_id=found.community_id)
    same = on_the_way.filter(trip=found.trip, own_plate=found.own_plate)
    people = sorted(same, key=lambda one: one.id != found.id)
    form = ReceiveForm(
        request.POST or None,
        people=people,
        chosen=[str(found.id)],
        able=_others(request, people),
        scope=request.scope,
    )
    return _signed(request, form, title=_("Receive at the door"), back=reverse("transfer:arriving"))


def _others(request: DeskRequest, people: list[Handover]) -> list[tuple[int, str]]:
    """Who could be the other side at his own sign-in: all who reach every one of the group."""
    able = list(holders.able({one.stamp for one in people}).values())
    common = set.intersection(*(set(one) for one in able)) if able else set()
    return (
        [(key, able[0][key]) for key in able[0] if key in common - {request.user.pk}]
        if able
        else []
    )


def _signed(request: DeskRequest, form: GroupForm, *, title: str, back: str) -> HttpResponse:
    if request.method == "POST" and form.submit(request.actor):
        other = bool(form.cleaned_data["other_user"])
        waits = _("Signed. The other side confirms at his own sign-in.")
        messages.success(request, waits if other else _("Both have signed; the slip is ready."))
        return redirect(back)
    return render(request, "transfer/sign.html", {"form": form, "heading": title, "back": back})


@page("transfer.sign", methods=("GET", "POST"))
def countersign(request: DeskRequest, slip_id: UUID) -> HttpResponse:
    """The second signature, by the person whom the slip names."""
    rows = Slip.objects.visible_to(request.scope).filter(annulled_at=None)
    slip = get_object_or_404(rows.select_related("point"), id=slip_id)
    form = CountersignForm(request.POST or None)
    form.slip = slip.id
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("Both have signed; the slip is ready."))
        return redirect("transfer:today")
    people = queries.people_on([slip])[slip.id]
    context = {
        "form": form,
        "slip": slip,
        "people": [showing.line(one) for one in people],
        "mine": slip.waits_for == request.user.pk,
    }
    return render(request, "transfer/countersign.html", context)


@page("transfer.view")
@never_cache
def slip(request: DeskRequest, slip_id: UUID) -> HttpResponse:
    """The slip as PDF."""
    rows = Slip.objects.visible_to(request.scope).filter(document__isnull=False)
    found = get_object_or_404(rows.select_related("document"), id=slip_id)
    paper = found.document
    if paper is None:
        return HttpResponse(status=404)
    answer = HttpResponse(documents.pdf(paper), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{paper.serial}.pdf"'
    return answer


@page("transfer.meet", methods=("GET", "POST"))
def board(request: DeskRequest, point_id: UUID) -> HttpResponse:
    """Onto a vehicle that stands here: seats apart from each other, never above its share."""
    here = fetching.point(point_id)
    waiting = queries.at_point(request.scope, here, clock.today())
    standing = [one for one in fleet.fleet() if one.trip and one.trip.point_id == here.id]
    trips = [
        (
            one.trip,
            _("%(plate)s: %(free)d places free")
            % {"plate": one.vehicle.plate, "free": max(one.vehicle.allowed - one.riders, 0)},
        )
        for one in standing
        if one.trip
    ]
    form = BoardForm(
        request.POST or None,
        people=list(waiting.filter(state=rules.HANDED)),
        chosen=request.GET.getlist("who"),
        trips=trips,
    )
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("On the way; the community sees who comes."))
        return redirect("transfer:point", here.id)
    context = {"form": form, "point": here, "fleet": standing}
    return render(request, "transfer/board.html", context)


@page("transfer.view")
def arriving(request: DeskRequest) -> HttpResponse:
    """Who is on the way to one's communities, and who has to be seen to his door."""
    at = clock.now()
    rows = [
        showing.row(one, at, alarm_minutes=240) for one in queries.to_receive(request.scope)[:200]
    ]
    settle = [
        showing.row(one, at, alarm_minutes=240) for one in queries.received(request.scope)[:200]
    ]
    context = {
        "rows": rows,
        "settle": settle,
        "slips": queries.waiting_slips(request.user.pk),
        "may_sign": request.standing.holds("transfer.sign"),
    }
    return render(request, "transfer/arriving.html", context)
