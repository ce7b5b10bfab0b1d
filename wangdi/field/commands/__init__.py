"""What may be asked of this room."""

from wangdi.field.commands.keeping import KeepRaw, RenewKey
from wangdi.field.commands.phones import EndPhone, FoundPhone, NamePhone
from wangdi.field.commands.signing_in import EndSignIn, MakeCode, SignIn
from wangdi.intake.registry import register

register(
    SignIn(),
    EndSignIn(),
    MakeCode(),
    NamePhone(),
    EndPhone(),
    FoundPhone(),
    RenewKey(),
    KeepRaw(),
)
