"""Where leads are plugged into the floors below."""

from collections.abc import Collection
from uuid import UUID

from wangdi.leads import merging, section
from wangdi.leads.models import Lead
from wangdi.people import holds
from wangdi.people import merging as people_merging
from wangdi.profiles import describing, sections


def held(people: Collection[UUID]) -> set[UUID]:
    """Those of `people` whom a lead means."""
    rows = Lead.objects.standing().filter(person__in=people)
    return {person for person in rows.values_list("person_id", flat=True) if person}


sections.register(section.NAME, section.LeadsSection)
describing.describe(section.NAME, section.heading, section.sentences)
holds.register("leads", held)
people_merging.register("leads", merging.move, merging.unmove)
