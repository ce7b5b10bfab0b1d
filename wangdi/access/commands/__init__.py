"""What may be asked of this room, and of accounts below it."""

from wangdi.access.commands.assignments import AssignHousehold
from wangdi.access.commands.grants import Grant, ResetSecondFactor, Revoke
from wangdi.access.commands.users import CloseUser, RegisterUser, RenewPassword, ReopenUser
from wangdi.intake.registry import register

register(
    RegisterUser(),
    RenewPassword(),
    CloseUser(),
    ReopenUser(),
    Grant(),
    Revoke(),
    ResetSecondFactor(),
    AssignHousehold(),
)
