"""Identity documents of every kind the desk accepts, and the check that belongs to each."""

import re
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wangdi.lib.identifiers.checked import Check, Checked, Problem
from wangdi.lib.identifiers.citizen import check_citizen_id
from wangdi.lib.identifiers.text import compact


class IdKind(StrEnum):
    CITIZEN = "citizen"
    PASSPORT = "passport"
    HK_MACAU_PERMIT = "hk_macau_permit"
    TAIWAN_PERMIT = "taiwan_permit"
    FOREIGN_RESIDENT = "foreign_resident"
    BIRTH_CERTIFICATE = "birth_certificate"
    NONE = "none"


ID_KIND_NAMES: dict[IdKind, str | Promise] = {
    IdKind.CITIZEN: _("Resident identity card"),
    IdKind.PASSPORT: _("Passport"),
    IdKind.HK_MACAU_PERMIT: _("Mainland travel permit for Hong Kong and Macau residents"),
    IdKind.TAIWAN_PERMIT: _("Mainland travel permit for Taiwan residents"),
    IdKind.FOREIGN_RESIDENT: _("Foreign permanent resident identity card"),
    IdKind.BIRTH_CERTIFICATE: _("Birth certificate"),
    IdKind.NONE: _("No document"),
}

DOCUMENT = Problem("document_number", _("This number does not have the form of such a document."))
NOT_EMPTY = Problem(
    "document_kind", _("There is a number, but “No document” is chosen: choose the document.")
)

_SHAPES = {
    IdKind.PASSPORT: re.compile(r"[A-Z0-9]{5,15}"),
    IdKind.HK_MACAU_PERMIT: re.compile(r"[HM][0-9]{8}([0-9]{2})?"),
    IdKind.TAIWAN_PERMIT: re.compile(r"[0-9]{8}([0-9]{2})?([A-Z0-9])?"),
    IdKind.BIRTH_CERTIFICATE: re.compile(r"[A-Z][0-9]{9}"),
}
_FIVE_STAR_CARD = re.compile(r"9[0-9]{16}[0-9X]")
_OLD_RESIDENT_CARD = re.compile(r"[A-Z]{3}[0-9]{12}")


def check_document(kind: IdKind, raw: str) -> Checked[str]:
    """Check the number of a document of `kind`; the value is compact and in capitals."""
    return _CHECKS[kind](raw)


def _check_shape(kind: IdKind, raw: str) -> Checked[str]:
    number = compact(raw).upper()
    return Checked(number, None if _SHAPES[kind].fullmatch(number) else DOCUMENT)


def _check_foreign_resident(raw: str) -> Checked[str]:
    """The five-star card has the citizen's form beginning with 9; older cards 3 letters + 12."""
    number = compact(raw).upper()
    if _OLD_RESIDENT_CARD.fullmatch(number):
        return Checked(number)
    if not _FIVE_STAR_CARD.fullmatch(number):
        return Checked(number, DOCUMENT)
    return check_citizen_id(number)._replace(warning=None)


def _check_none(raw: str) -> Checked[str]:
    number = compact(raw)
    return Checked(number, NOT_EMPTY if number else None)


def _shape_check(kind: IdKind) -> Check:
    return lambda raw: _check_shape(kind, raw)


_CHECKS: dict[IdKind, Check] = {
    **{kind: _shape_check(kind) for kind in _SHAPES},
    IdKind.CITIZEN: check_citizen_id,
    IdKind.FOREIGN_RESIDENT: _check_foreign_resident,
    IdKind.NONE: _check_none,
}
