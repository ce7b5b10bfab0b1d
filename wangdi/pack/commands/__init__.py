"""What pages, phones, facts and a household may ask of papers."""

from wangdi.intake.registry import register
from wangdi.pack.commands.bulk import Print
from wangdi.pack.commands.reaching import Deliver, Sign, TakeDown
from wangdi.pack.commands.readying import Follow, LeaveDoor, Prepare
from wangdi.pack.commands.reporting import Report

register(Prepare(), Follow(), Deliver(), Sign(), TakeDown(), LeaveDoor(), Print(), Report())
