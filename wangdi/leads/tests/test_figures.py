"""The day's report counts leads from the records, those without a place too."""

from datetime import timedelta

from wangdi.leads.tests.conftest import ROW
from wangdi.lib import clock
from wangdi.lib.figures import Cut
from wangdi.reporting.counting import tally

NOWHERE = ("练无处", "", "", "", "?", "密接", "北京", "")


def test_each_figure_counts_what_it_says(office, town, resident, noon) -> None:
    first, _same, nowhere = office.bring(ROW, ROW, NOWHERE)
    office.settle(first, "left", place="郑州")
    office.send("desk", "answer", batch=first.batch_id)
    noon.move(timedelta(hours=30))
    cut = Cut(clock.today(), clock.now(), clock.now() - timedelta(hours=40))
    found = {
        (name.partition(".")[2], unit): counted.value
        for (name, unit), counted in tally(cut, ids=False).items()
        if name.startswith("leads.")
    }
    here, whole = town.here.id, town.office.id
    assert found == {
        ("received", here): 2,
        ("received", whole): 1,
        ("open", whole): 1,
        ("overdue", whole): 1,
        ("answered", here): 2,
        ("settled", here): 1,
        ("elsewhere", here): 1,
    }
    assert nowhere.community_id is None
