"""What the intake gets as a normal number is found by the same index as what a page looks for."""

import pytest

from wangdi.lib.fields import index_many
from wangdi.people.entering.matching import likenesses
from wangdi.people.entering.payload import LedgerRow
from wangdi.people.entering.reading import document, phone
from wangdi.people.models import Person


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        ("citizen", "１１０１０５19491231002x"),
        ("citizen", "110105491231002"),
        ("passport", "e1234 5678"),
        ("passport", "123456789012345"),
        ("hk_macau_permit", "h12345678"),
        ("foreign_resident", "CHN123456789012"),
    ],
)
def test_a_number_has_one_index_however_it_came(kind, written):
    number, known, _cause = document(written, kind)
    [like] = likenesses([LedgerRow(id_number=number, id_kind=known)])
    assert [like.number] == index_many(Person, "id_index", [written])


@pytest.mark.parametrize("written", ["+86 138-0000-0000", "0371-6677 8899", "00000000001", "12345"])
def test_a_telephone_has_one_index_however_it_came(written):
    number, cause = phone(written)
    [like] = likenesses([LedgerRow(phone=number)])
    assert (cause, [like.phone]) == ("", index_many(Person, "phone_index", [written]))
