"""What quarantine does on facts from below."""

from wangdi.quarantine.receivers import arrivals, leads, people, workers

__all__ = ["arrivals", "leads", "people", "workers"]
