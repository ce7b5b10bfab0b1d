"""Where gates are plugged into the floors below."""

from wangdi.gates import merging, section
from wangdi.people import merging as people
from wangdi.profiles import describing, sections

sections.register(section.NAME, section.GatesSection)
describing.describe(section.NAME, section.heading, section.sentences)
people.register("gates", merging.move, merging.unmove)
