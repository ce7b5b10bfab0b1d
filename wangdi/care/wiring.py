"""Where care is plugged into the floors below it."""

from wangdi.care import following, section
from wangdi.people import merging
from wangdi.profiles import describing, sections

sections.register(section.NAME, section.CareSection)
describing.describe(section.NAME, section.heading, section.sentences)
merging.register(section.NAME, following.merge, following.unmerge)
