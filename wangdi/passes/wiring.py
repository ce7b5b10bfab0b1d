"""Where passes are plugged into the floors below."""

from wangdi.passes import merging, section
from wangdi.people import merging as people
from wangdi.profiles import describing, sections

sections.register(section.NAME, section.PassesSection)
describing.describe(section.NAME, section.heading, section.sentences)
people.register("passes", merging.move, merging.unmove)
