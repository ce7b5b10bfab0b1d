from datetime import date
from decimal import Decimal

import pytest

from tests.timing import best
from wangdi.lib.identifiers import (
    Check,
    DivisionKind,
    IdKind,
    birth_date,
    check_citizen_id,
    check_division,
    check_document,
    check_landline,
    check_mobile,
    check_name,
    check_phone,
    check_plate,
    check_temperature,
    check_uscc,
    division_kind,
    practice_id,
    sex,
)

GOOD: list[tuple[Check, str, str]] = [
    (check_citizen_id, "11010519491231002X", "11010519491231002X"),
    (check_citizen_id, "440524188001010014", "440524188001010014"),
    (check_citizen_id, "11010519491231002x", "11010519491231002X"),
    (check_citizen_id, "１１０１０５１９４９１２３１００２ｘ", "11010519491231002X"),
    (check_citizen_id, " 110105 19491231 002X\u3000", "11010519491231002X"),
    (check_citizen_id, "110105491231002", "11010519491231002X"),
    (check_uscc, "91350200MA2YJ1XR9G", "91350200MA2YJ1XR9G"),
    (check_uscc, "91310110666007217t", "91310110666007217T"),
    (check_uscc, "91440101MA5CJQ4N59", "91440101MA5CJQ4N59"),
    (check_mobile, "16600000000", "16600000000"),
    (check_mobile, "19900000000", "19900000000"),
    (check_mobile, "+86 199-0000-0000", "19900000000"),
    (check_mobile, "8619900000000", "19900000000"),
    (check_mobile, "１９９００００００００", "19900000000"),
    (check_landline, "0371-66778899", "0371-66778899"),
    (check_landline, "037166778899", "0371-66778899"),
    (check_landline, "（010）66778899", "010-66778899"),
    (check_landline, "010-66778899-12", "010-66778899-12"),
    (check_landline, "12345", "12345"),
    (check_landline, "120", "120"),
    (check_phone, "110", "110"),
    (check_phone, "16600000000", "16600000000"),
    (check_plate, "豫A12345", "豫A12345"),
    (check_plate, "豫AD12345", "豫AD12345"),
    (check_plate, "豫A12345D", "豫A12345D"),
    (check_plate, "粤Z1234港", "粤Z1234港"),
    (check_plate, "豫a·12345", "豫A12345"),
    (check_plate, "豫A1234警", "豫A1234警"),
    (check_division, "410102006000", "410102006"),
    (check_division, "410102006005", "410102006005"),
    (check_name, "阿依古丽·买买提", "阿依古丽·买买提"),
    (check_name, "阿依古丽 • 买买提", "阿依古丽·买买提"),
    (check_name, "𠮷", "𠮷"),
    (check_name, " 张\u3000三 ", "张三"),
    (check_name, "Anna  Maria  O'Neill", "Anna Maria O'Neill"),
]

BAD: list[tuple[Check, str, str]] = [
    (check_citizen_id, "110105194912310021", "check_digit"),
    (check_citizen_id, "440524188001010015", "check_digit"),
    (check_citizen_id, "110105190002290023", "birth_date"),
    (check_citizen_id, "110105194913310020", "birth_date"),
    (check_citizen_id, "110105299912310020", "birth_date"),
    (check_citizen_id, "110105491331002", "birth_date"),
    (check_citizen_id, "1101051949123100", "shape"),
    (check_citizen_id, "", "shape"),
    (check_citizen_id, "4.1E+17", "digits_lost"),
    (check_citizen_id, "4.10102195001011e+17", "digits_lost"),
    (check_citizen_id, "410102195001011000", "digits_lost"),
    (check_uscc, "91350200MA2YJ1XR9", "uscc_shape"),
    (check_uscc, "9135020OMA2YJ1XR9G", "uscc_shape"),
    (check_mobile, "12345678901", "mobile"),
    (check_mobile, "1660000000", "mobile"),
    (check_landline, "66778899", "phone"),
    (check_phone, "12345678901", "phone"),
    (check_plate, "豫AI2345", "plate"),
    (check_plate, "豫A1234", "plate"),
    (check_plate, "", "plate"),
    (check_division, "41010", "division_code"),
    (check_name, " \u3000", "name_empty"),
    (check_name, "张3", "name_characters"),
    (check_name, "王" * 61, "name_long"),
]

WARNED: list[tuple[Check, str, str]] = [
    (check_uscc, "91350203M0001QAY9B", "uscc_check"),
    (check_uscc, "410102600123456", "old_registration"),
    (check_mobile, "00000000001", "practice_number"),
    (check_plate, "临时通行证18", "plate_form"),
    (check_citizen_id, practice_id(date(1980, 2, 29), 7), "practice_number"),
]


@pytest.mark.parametrize(("check", "raw", "value"), GOOD)
def test_good(check: Check, raw: str, value: str) -> None:
    assert check(raw) == (value, None, None, "")


@pytest.mark.parametrize(("check", "raw", "code"), BAD)
def test_bad(check: Check, raw: str, code: str) -> None:
    checked = check(raw)
    assert checked.problem is not None
    assert (checked.ok, checked.problem.code) == (False, code)


@pytest.mark.parametrize(("check", "raw", "code"), WARNED)
def test_warned(check: Check, raw: str, code: str) -> None:
    checked = check(raw)
    assert checked.warning is not None
    assert (checked.ok, checked.warning.code) == (True, code)


@pytest.mark.parametrize("sequence", ["996", "997", "998", "999"])
def test_old_numbers_of_centenarians_belong_to_the_1800s(sequence: str) -> None:
    checked = check_citizen_id("110105890101" + sequence)
    assert checked.ok
    assert birth_date(checked.value) == date(1889, 1, 1)


def test_29_february_of_a_leap_year() -> None:
    body = "11010520000229001"
    assert sum(check_citizen_id(body + last).ok for last in "0123456789X") == 1


def test_birth_date_and_sex_only_to_pre_fill() -> None:
    assert birth_date("11010519491231002X") == date(1949, 12, 31)
    assert (sex("11010519491231002X"), sex("440524188001010014")) == ("female", "male")
    assert (birth_date("110105"), sex("110105")) == (None, None)


def test_a_region_of_no_province_is_remarked_only() -> None:
    body = "00010519491231002"
    (checked,) = [c for c in map(check_citizen_id, (body + x for x in "0123456789X")) if c.ok]
    assert checked.warning is not None
    assert checked.warning.code == "region"


@pytest.mark.parametrize(
    ("kind", "raw", "ok"),
    [
        (IdKind.PASSPORT, "e12345678", True),
        (IdKind.PASSPORT, "12", False),
        (IdKind.HK_MACAU_PERMIT, "H12345678", True),
        (IdKind.HK_MACAU_PERMIT, "X12345678", False),
        (IdKind.TAIWAN_PERMIT, "12345678", True),
        (IdKind.TAIWAN_PERMIT, "1234567", False),
        (IdKind.FOREIGN_RESIDENT, "CHN110012345678", True),
        (IdKind.FOREIGN_RESIDENT, "11010519491231002X", False),
        (IdKind.FOREIGN_RESIDENT, "911019194912310020", False),
        (IdKind.BIRTH_CERTIFICATE, "M410000001", True),
        (IdKind.BIRTH_CERTIFICATE, "410000001", False),
        (IdKind.CITIZEN, "11010519491231002X", True),
        (IdKind.NONE, "", True),
        (IdKind.NONE, "E12345678", False),
    ],
)
def test_documents(kind: IdKind, raw: str, ok: bool) -> None:
    assert check_document(kind, raw).ok is ok


def test_the_five_star_card_has_the_citizens_check() -> None:
    body = "91101919491231002"
    good = [x for x in "0123456789X" if check_document(IdKind.FOREIGN_RESIDENT, body + x).ok]
    assert len(good) == 1


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("410102", DivisionKind.COUNTY),
        ("410102006", DivisionKind.SUBDISTRICT),
        ("410102100", DivisionKind.TOWN),
        ("410102200", DivisionKind.TOWNSHIP),
        ("410102400", DivisionKind.SPECIAL),
        ("410102006005", DivisionKind.RESIDENTS),
        ("410102006200", DivisionKind.VILLAGERS),
        ("410102006900", None),
    ],
)
def test_division_kinds(code: str, kind: DivisionKind | None) -> None:
    assert division_kind(code) is kind


@pytest.mark.parametrize(
    ("raw", "value", "suggestion"),
    [
        ("37.2", "37.2", ""),
        ("３７．３", "37.3", ""),
        ("36.5℃", "36.5", ""),
        ("36，8", "36.8", ""),
        (36.55, "36.6", ""),
        ("34.0", "34.0", ""),
        ("42.5", "42.5", ""),
        ("3.72", None, "37.2"),
        ("372", None, "37.2"),
        ("33.9", None, ""),
        ("42.6", None, ""),
        ("3720", None, ""),
        ("high", None, ""),
    ],
)
def test_temperatures(raw: str | float, value: str | None, suggestion: str) -> None:
    checked = check_temperature(raw)
    assert (checked.ok, checked.suggestion) == (value is not None, suggestion)
    if value is not None:
        assert checked.value == Decimal(value)


def test_ids_of_a_subdistrict_are_checked_in_a_moment() -> None:
    numbers = [practice_id(date(1950 + i % 60, 1 + i % 12, 1 + i % 28), i) for i in range(94_067)]
    assert best(lambda: [check_citizen_id(number) for number in numbers]) < 1
    assert all(check_citizen_id(number).ok for number in numbers)
