"""What residents' pages do on facts from below."""

from wangdi.intake.facts import receives
from wangdi.intake.models import Fact
from wangdi.residents import following


@receives("quarantine.released", "quarantine.ended", name="residents.close_pages")
def close_pages(facts: list[Fact]) -> None:
    following.over(fact.subject for fact in facts)


@receives("quarantine.notified", name="residents.open_pages")
def open_pages(facts: list[Fact]) -> None:
    following.begun(fact.subject for fact in facts)
