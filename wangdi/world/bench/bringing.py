"""The workbook of a whole subdistrict, against the floor."""

from wangdi.importing.measuring import measure
from wangdi.world.bench.results import result, say

RATIO, PEAK_MB = 3, 750


def main() -> None:
    found = measure()
    say(
        [
            result("import_ratio", found["ratio"], "×", RATIO),
            result("import_peak_mb", found["peak_mb"], "MB", PEAK_MB),
            result("import_review_s", found["review_s"], "s"),
            result("import_apply_s", found["apply_s"], "s"),
            result("import_floor_s", found["read_s"] + found["copy_s"], "s"),
        ]
    )
