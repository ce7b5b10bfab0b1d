"""What may be asked from a phone in the field, what others refer to first.

Never a restriction, never a release, never a decision: those are made where one is in contact.
"""

from wangdi.intake.registry import all_commands

COMMANDS = (
    "screening.find_door",
    "screening.record_visit",
    "screening.record_replies",
    "screening.record_arrival",
    "screening.record_leaving",
    "screening.count_lit",
    "screening.report_vehicle",
    "quarantine.record_reading",
    "care.start",
    "care.deliver",
    "care.give_back",
    "care.problem",
    "checks.record",
    "transfer.arrive",
    "transfer.screen",
    "transfer.sign",
    "transfer.board",
    "transfer.settle",
    "transfer.disinfect",
    "transfer.end_trip",
    "patrol.find",
    "patrol.check_venue",
    "patrol.check_entry",
    "patrol.record_round",
    "patrol.answer",
    "gates.cross",
    "gates.annul_crossing",
    "gates.leave_goods",
    "gates.fetch_goods",
    "roster.sign_in",
    "roster.log_pause",
    "roster.hand_over",
    "roster.take_over",
    "roster.sign_out",
)
ORDER = {name: place for place, name in enumerate(COMMANDS)}


def offered() -> frozenset[str]:
    """Those of them that a room of this house offers."""
    return frozenset(ORDER) & {known.name for known in all_commands()}
