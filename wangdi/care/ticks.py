from wangdi.care import rounds
from wangdi.lib import clock
from wangdi.lib.ticks import every


@every(600, "care.waste")
def waste() -> int:
    """Today's pickups; where every household has its own, nothing is written."""
    return rounds.plan_waste(clock.now())


@every(1800, "care.ask_how")
def ask_how() -> int:
    """Whom to ask today how they are; planned again it changes nothing."""
    return rounds.plan_asking(clock.now())
