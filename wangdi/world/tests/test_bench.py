from wangdi.project.commands import bench
from wangdi.world.bench import running


def test_every_part_can_be_measured_by_itself():
    assert set(bench.PARTS) == {"import", *(part.name for part in running.PARTS)}
