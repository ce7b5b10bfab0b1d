"""What comes round by itself: waiting records, silent phones, keys and receipts that are over."""

from wangdi.field import keys, parking, photographs, receipts, silence
from wangdi.lib import clock
from wangdi.lib.ticks import every


@every(60, "field.parked")
def parked() -> int:
    """Try what waits; after a day show it to a person. How many found their way."""
    return parking.retry_all() + parking.escalate(clock.now()) + photographs.claim_waiting()


@every(600, "field.silence")
def silent() -> int:
    """Ask after phones that may still hold records and were not heard of for half a day."""
    return silence.plan(clock.now())


@every(86_400, "field.forget")
def forget() -> int:
    """Keys that open nothing any more, receipts nobody asks for, pictures nobody finished."""
    now = clock.now()
    return keys.forget(now) + receipts.forget(now) + photographs.forget(now)
