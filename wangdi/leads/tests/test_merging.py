"""One person out of two entries, and two again: his leads go along and come back."""

from wangdi.leads import merging
from wangdi.leads.tests.conftest import ROW, again, live


def test_leads_go_along_and_back(office, resident, door) -> None:
    [lead] = office.bring(ROW)
    survivor = live(door("two"), "练返乡")
    moved = merging.move({resident.id: survivor.id})
    assert (again(lead).person, again(lead).household) == (survivor, survivor.household)
    merging.unmove(moved)
    assert (again(lead).person, again(lead).household) == (resident, resident.household)
