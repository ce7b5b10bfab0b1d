"""A picture in pieces, addressed by its digest."""

from django.http import HttpResponse

from wangdi.field import photographs
from wangdi.field.models import Photograph
from wangdi.field.phone_pages import PhoneRequest, answer, phone_page, refused
from wangdi.field.photographs import LARGEST, PIECE, OutOfStep, Piece, Unusable
from wangdi.field.rules.envelopes import as_uuid
from wangdi.intake.commands import Refused

DIGEST_SIZE = 32


@phone_page(methods=("GET", "PUT"))
def photograph(request: PhoneRequest, digest: str) -> HttpResponse:
    """How much of a picture is here, or one more piece of it."""
    try:
        known = bytes.fromhex(digest)
    except ValueError:
        known = b""
    if len(known) != DIGEST_SIZE:
        return refused(404, "not_found")
    return _take(request, known) if request.method == "PUT" else _standing(request, known)


def _standing(request: PhoneRequest, digest: bytes) -> HttpResponse:
    one = Photograph.objects.filter(phone_id=request.sign_in.phone_id, digest=digest).first()
    return _told(one) if one else refused(404, "not_found")


def _take(request: PhoneRequest, digest: bytes) -> HttpResponse:
    record = as_uuid(request.GET.get("record"))
    size, offset = (_number(request.GET.get(name, "")) for name in ("size", "offset"))
    content = request.read(PIECE + 1)
    if record is None or size is None or offset is None or not 0 < size <= LARGEST:
        return refused(400, "malformed")
    if len(content) > PIECE:
        return refused(413, "too_large")
    try:
        return _told(
            photographs.take(Piece(digest, record, size, offset, content), request.sign_in)
        )
    except OutOfStep as other:
        return answer({"error": "offset", "have": other.have}, status=409)
    except (Unusable, Refused):
        return refused(422, "digest")


def _told(one: Photograph) -> HttpResponse:
    done = one.attachment is not None
    return answer({"have": one.have, "size": one.size, "done": done})


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
