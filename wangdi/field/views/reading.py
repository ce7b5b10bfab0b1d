"""What a phone reads for its shift: the day of its worker, and the list of a gate."""

from uuid import UUID

from django.http import HttpResponse, JsonResponse

from wangdi.access import scopes
from wangdi.checkpoints.models import Checkpoint
from wangdi.field import entering
from wangdi.field.bundles import bundle_of
from wangdi.field.phone_pages import PhoneRequest, answer, phone_page, refused
from wangdi.gates import bundles as gates
from wangdi.lib import clock

OPEN = "open"


@phone_page()
def bundle(request: PhoneRequest) -> HttpResponse:
    """My day; only while the sign-in is open: a lost phone is told nothing more."""
    now = clock.now()
    if request.sign_in.state(now) != OPEN:
        return refused(401, "sign_in")
    return answer(bundle_of(request.sign_in.user, now))


@phone_page()
def gate(request: PhoneRequest, checkpoint_id: UUID) -> HttpResponse:
    """The list of a gate at which this worker lets people pass; 404 for any other."""
    now = clock.now()
    if request.sign_in.state(now) != OPEN:
        return refused(401, "sign_in")
    scope = scopes.standing(request.sign_in.user).scope("gates.cross")
    found = Checkpoint.objects.visible_to(scope).filter(id=checkpoint_id).first()
    if found is None:
        return refused(404, "not_found")
    entering.note_gate(request.sign_in, found.id)
    response = JsonResponse(gates.bundle_of(found, now))
    response.headers["Cache-Control"] = "no-store, private"
    return response
