"""Identifiers and values that people write: checked, made normal, never raising."""

from wangdi.lib.identifiers.checked import Check, Checked, Problem
from wangdi.lib.identifiers.citizen import (
    Sex,
    birth_date,
    check_citizen_id,
    practice_id,
    sex,
)
from wangdi.lib.identifiers.divisions import DivisionKind, check_division, division_kind
from wangdi.lib.identifiers.documents import ID_KIND_NAMES, IdKind, check_document
from wangdi.lib.identifiers.names import check_name
from wangdi.lib.identifiers.phones import check_landline, check_mobile, check_phone
from wangdi.lib.identifiers.plates import check_plate
from wangdi.lib.identifiers.temperature import check_temperature
from wangdi.lib.identifiers.text import compact, half_width
from wangdi.lib.identifiers.uscc import check_uscc

__all__ = [
    "ID_KIND_NAMES",
    "Check",
    "Checked",
    "DivisionKind",
    "IdKind",
    "Problem",
    "Sex",
    "birth_date",
    "check_citizen_id",
    "check_division",
    "check_document",
    "check_landline",
    "check_mobile",
    "check_name",
    "check_phone",
    "check_plate",
    "check_temperature",
    "check_uscc",
    "compact",
    "division_kind",
    "half_width",
    "practice_id",
    "sex",
]
