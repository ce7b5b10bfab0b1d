"""The figures of the daily report, a file for each section of its form."""

from wangdi.reporting.figures import arrivals, canvass, duties, ledger, quarantine

__all__ = ["arrivals", "canvass", "duties", "ledger", "quarantine"]
