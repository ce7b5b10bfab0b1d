"""The shelf of a gate: what was left for whom, and fetched."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.gates import finding
from wangdi.gates.forms.acting import FetchForm, LeaveForm
from wangdi.gates.models import ShelfItem
from wangdi.gates.views.crossing import gate_of
from wangdi.lib import ids
from wangdi.ui import asking


@page("gates.shelve", methods=("GET", "POST"))
def shelf(request: DeskRequest, checkpoint_id: UUID) -> HttpResponse:
    """What lies here; first the door, then what was left for it."""
    gate = gate_of(request, checkpoint_id)
    text = request.GET.get("who", "").strip()
    homes = finding.homes(text, gate) if text else []
    chosen = asking.key(request.GET.get("household") or request.POST.get("household"))
    home = next((one for one in homes if one.id == chosen), None)
    if home is None and chosen:
        home = get_object_or_404(finding.within(gate), id=chosen)
    form = LeaveForm(request.POST or None, gate=gate, home=home) if home else None
    if request.method == "POST" and form and form.submit(request.actor):
        messages.success(request, _("It lies on the shelf."))
        return redirect("gates:shelf", gate.id)
    rows = ShelfItem.objects.visible_to(request.scope).select_related("household")
    lying = rows.filter(checkpoint=gate, fetched_at=None, annulled_at=None)
    context = {
        "gate": gate,
        "items": [(one, ids.uuid7()) for one in lying.order_by("left_at")[:200]],
        "homes": homes,
        "text": text,
        "home": home,
        "form": form,
    }
    return render(request, "gates/shelf.html", context)


@page("gates.shelve", methods=("POST",))
def fetch(request: DeskRequest, item_id: UUID) -> HttpResponse:
    """It was fetched, or brought to the door."""
    rows = ShelfItem.objects.visible_to(request.scope)
    item = get_object_or_404(rows, id=item_id)
    form = FetchForm({"item": item.id, "key": request.POST.get("key", "")})
    if form.submit(request.actor):
        messages.success(request, _("Fetched."))
    else:
        messages.warning(request, _("This was fetched already."))
    return redirect(reverse("gates:shelf", args=[item.checkpoint_id]))
