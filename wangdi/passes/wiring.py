"""Where passes are plugged into the floors below."""

from wangdi.passes import section
from wangdi.profiles import describing, sections

sections.register(section.NAME, section.PassesSection)
describing.describe(section.NAME, section.heading, section.sentences)
