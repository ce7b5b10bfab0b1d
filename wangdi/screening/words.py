"""How the commands of the canvass and the reasons for a look are called to people."""

from django.utils.translation import gettext_lazy as _

from wangdi.home import wording

COMMANDS = (
    ("screening.record_replies", _("Replies at a door")),
    ("screening.find_door", _("A door on no list")),
    ("screening.count_lit", _("Count of lit windows")),
    ("screening.doubt_doors", _("Doors asked for again for the light behind them")),
    ("screening.give_beat", _("Doors given to a worker")),
    ("screening.print_sheet", _("A door list on paper")),
    ("screening.read_sheet", _("A door list read back")),
    ("screening.open_campaign", _("Begin a campaign")),
    ("screening.close_campaign", _("Close the campaign")),
    ("screening.repeat_round", _("Let a round repeat")),
    ("screening.stop_repeating", _("Stop repeating")),
)
REASONS = (
    ("not_in_round", _("The door is not part of the round")),
    ("round_closed", _("The round was closed before")),
    ("nothing_left", _("No door is left there")),
)


def name_all() -> None:
    """Give the desk its words; called once, when the room is ready."""
    for name, words in COMMANDS:
        wording.name_command(name, words)
    for code, words in REASONS:
        wording.name_reason(code, words)
