"""What pages, phones, imports and rules may ask of quarantine."""

from wangdi.intake.registry import register
from wangdi.quarantine.commands.answering import (
    AnswerBreach,
    AnswerObjection,
    Object,
    ReferBreach,
    ReportBreach,
)
from wangdi.quarantine.commands.before import LookAtHome
from wangdi.quarantine.commands.changing import (
    DeclineRecount,
    ExposeAgain,
    Extend,
    Resume,
    ServeRenewal,
    SuggestRecount,
    Suspend,
)
from wangdi.quarantine.commands.closing import EndEarly, ReleasePerson
from wangdi.quarantine.commands.following import (
    CheckReach,
    EndDouble,
    NoteDeparture,
    NoteReturn,
    ReopenPlaces,
    Replan,
)
from wangdi.quarantine.commands.helping import AnswerHelp, AskHelp
from wangdi.quarantine.commands.opening import AssignTeam, Decide, Propose, ServeNotice
from wangdi.quarantine.commands.paper import ReadPaper
from wangdi.quarantine.commands.planning import PlanDay
from wangdi.quarantine.commands.releasing import ClearAhead, GetReady, HoldPerson, TakeEffect
from wangdi.quarantine.commands.watching import FeverStep, RecordReading

register(
    Propose(),
    LookAtHome(),
    Decide(),
    AssignTeam(),
    AskHelp(),
    AnswerHelp(),
    ServeNotice(),
    PlanDay(),
    RecordReading(),
    FeverStep(),
    ReadPaper(),
    Suspend(),
    Resume(),
    ExposeAgain(),
    Extend(),
    SuggestRecount(),
    DeclineRecount(),
    ServeRenewal(),
    ReportBreach(),
    AnswerBreach(),
    ReferBreach(),
    Object(),
    AnswerObjection(),
    ReopenPlaces(),
    CheckReach(),
    NoteDeparture(),
    NoteReturn(),
    EndDouble(),
    Replan(),
    ReleasePerson(),
    GetReady(),
    ClearAhead(),
    TakeEffect(),
    HoldPerson(),
    EndEarly(),
)
