import pytest

from wangdi.lib import masking


@pytest.mark.parametrize(
    ("name", "masked"),
    [("张三", "张**"), ("欧阳娜娜", "欧**"), ("𠮷", "𠮷**"), ("阿依古丽·买买提", "阿**"), ("", "")],
)
def test_names(name: str, masked: str) -> None:
    assert masking.mask_name(name) == masked


@pytest.mark.parametrize(
    ("number", "masked"),
    [("13800000000", "138****0000"), ("0371-66778899", "***********99"), ("120", "****"), ("", "")],
)
def test_phones(number: str, masked: str) -> None:
    assert masking.mask_phone(number) == masked


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("11010519491231002X", "**************002X"),
        ("E12345678", "*****5678"),
        ("H12345", "****"),
        ("", ""),
    ],
)
def test_id_numbers(number: str, masked: str) -> None:
    assert masking.mask_id_number(number) == masked


@pytest.mark.parametrize(
    ("address", "masked"),
    [
        ("3号楼2单元502室", "3号楼2单元***室"),
        ("幸福里3号楼2单元502", "幸福里3号楼2单元***"),
        ("3-2-502", "3-2-***"),
        ("幸福里", "幸福里"),
        ("", ""),
    ],
)
def test_addresses(address: str, masked: str) -> None:
    assert masking.mask_address(address) == masked
