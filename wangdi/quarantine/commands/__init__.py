"""What pages, phones, imports and rules may ask of quarantine."""

from wangdi.intake.registry import register
from wangdi.quarantine.commands.before import LookAtHome
from wangdi.quarantine.commands.closing import EndEarly, ReleasePerson
from wangdi.quarantine.commands.opening import AssignTeam, Decide, Propose, ServeNotice
from wangdi.quarantine.commands.watching import FeverStep, RecordReading

register(
    Propose(),
    LookAtHome(),
    Decide(),
    AssignTeam(),
    ServeNotice(),
    RecordReading(),
    FeverStep(),
    ReleasePerson(),
    EndEarly(),
)
