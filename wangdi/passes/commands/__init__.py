"""What pages, phones and households may ask of passes."""

from wangdi.intake.registry import register
from wangdi.passes.commands.acting import (
    BlockPass,
    RenewPass,
    ReplacePass,
    RevokePass,
    VoidPass,
)
from wangdi.passes.commands.issuing import IssuePass
from wangdi.passes.commands.keys import RotateKey
from wangdi.passes.commands.phones import NamePhone
from wangdi.passes.commands.printing import PrintPass

register(
    IssuePass(),
    BlockPass(),
    VoidPass(),
    RevokePass(),
    RenewPass(),
    ReplacePass(),
    PrintPass(),
    NamePhone(),
    RotateKey(),
)
