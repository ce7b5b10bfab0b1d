"""What may be asked of this room: to write, to have read, to wish, to have told."""

from wangdi.intake.registry import register
from wangdi.residents.commands.telling import Tell
from wangdi.residents.commands.wishing import Wish
from wangdi.residents.commands.writing import SeeMessages, WriteMessage

register(WriteMessage(), SeeMessages(), Wish(), Tell())
