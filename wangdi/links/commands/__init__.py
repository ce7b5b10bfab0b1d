"""What may be asked of links: made, given a new PIN, revoked."""

from wangdi.intake.registry import register
from wangdi.links.commands.making import MakeLink
from wangdi.links.commands.standing import RenewPin, RevokeLink

register(MakeLink(), RenewPin(), RevokeLink())
