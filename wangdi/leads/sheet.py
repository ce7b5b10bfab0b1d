"""The answer to a sender: his own columns as he wrote them, and beside them what was found."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import BinaryIO
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from wangdi.leads.commands.answering import rows_of
from wangdi.leads.models import Disposition, Lead, LeadAnswer
from wangdi.leads.words import Attempted, Outcome, Proof
from wangdi.lib import clock
from wangdi.lib.masking import mask_address, mask_id_number, mask_name, mask_phone
from wangdi.lib.sheets import write_table
from wangdi.territory.models import Place

_LONG = re.compile(r"(?<![0-9])[0-9]{7,17}[0-9Xx]?(?![0-9Xx])")
_DAY = re.compile(r"(19|20)[0-9]{6}")
_MOBILE = 11


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What every line of one answer needs."""

    answer: LeadAnswer
    found: dict[UUID, Disposition]
    places: dict[int, str]


def write(target: BinaryIO, answer: LeadAnswer) -> None:
    """One line for each row of the letter, as things stood when the answer was made."""
    entered = rows_of(answer.batch_id).filter(entered_at__lte=answer.at)
    leads = list(entered.select_related("same_as"))
    first = [lead.same_as or lead for lead in leads]
    sheet = _Sheet(answer, as_at(answer, [one.id for one in first]), _communities(first))
    own = list(answer.batch.headings)
    headings = [*own, *_apart(_headings(), own)]
    lines = [
        [*_own(lead, own, full=answer.full), *_result(sheet, lead, one)]
        for lead, one in zip(leads, first, strict=True)
    ]
    write_table(target, headings, lines, sheet=f"{clock.local(answer.at):%Y-%m-%d}")


def as_at(answer: LeadAnswer, leads: Sequence[UUID]) -> dict[UUID, Disposition]:
    """The version of each lead that stood at the moment of the answer. One query."""
    stood = Q(annulled_at=None) | Q(annulled_at__gt=answer.at)
    rows = Disposition.objects.filter(stood, lead__in=leads, at__lte=answer.at)
    return {one.lead_id: one for one in rows.order_by("lead", "version")}


def _headings() -> list[str]:
    return [
        _("Result of the check"),
        _("Where now"),
        _("Proof"),
        _("What was found"),
        _("Tries to reach him"),
        _("Last try"),
        _("Settled at"),
        _("Community in charge"),
        _("Settled in time"),
    ]


def _apart(results: Sequence[str], own: Sequence[str]) -> list[str]:
    """Our headings, told apart from those that the sender uses himself."""
    taken = set(own)
    return [f"{name} ({_('answer')})" if name in taken else name for name in results]


def _own(lead: Lead, headings: Sequence[str], *, full: bool) -> list[str]:
    cells = [str(lead.sent.get(heading, "")) for heading in headings]
    return cells if full else [masked(cell, lead) for cell in cells]


def masked(cell: str, lead: Lead) -> str:
    """A cell without what tells who it is: his name, every long number, the end of the address.

    Eight digits that are a day stay.
    """
    if lead.name and lead.name in cell:
        cell = cell.replace(lead.name, mask_name(lead.name))
    if lead.address and len(cell) > 3 and cell in lead.address:
        cell = mask_address(cell)
    return _LONG.sub(lambda found: _number(found[0]), cell)


def _number(digits: str) -> str:
    if len(digits) == 8 and _DAY.fullmatch(digits):
        return digits
    return mask_phone(digits) if len(digits) == _MOBILE else mask_id_number(digits)


def _result(sheet: _Sheet, lead: Lead, first: Lead) -> list[str]:
    """What was found; of somebody not settled yet, what was tried so far."""
    tried = [str(first.attempts), _word(Attempted, first.last_attempt)]
    community = sheet.places.get(first.community_id or 0, "")
    done = sheet.found.get(first.id)
    if done is None:
        late = sheet.answer.at > lead.due_at
        return [_("Not settled yet"), "", "", "", *tried, "", community, _yes(not late)]
    note = (done.note or "") if sheet.answer.full else masked(done.note or "", first)
    return [
        _word(Outcome, done.outcome),
        done.place,
        "、".join(_word(Proof, one) for one in done.proofs),
        note,
        *tried,
        f"{clock.local(done.at):%Y-%m-%d %H:%M}",
        community,
        _yes(done.at <= lead.due_at),
    ]


def _word(words: type[Attempted] | type[Outcome] | type[Proof], code: str) -> str:
    return str(words(code).label) if code else ""


def _yes(right: bool) -> str:
    return _("Yes") if right else _("No")


def _communities(leads: Iterable[Lead]) -> dict[int, str]:
    wanted = {one.community_id for one in leads if one.community_id}
    return dict(Place.objects.filter(id__in=wanted).values_list("id", "name"))
