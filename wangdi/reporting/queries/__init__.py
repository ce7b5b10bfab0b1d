"""Named reads of reports; other rooms ask for `report_of` and `totals`."""

from wangdi.reporting.queries.sheets import report_of, totals

__all__ = ["report_of", "totals"]
