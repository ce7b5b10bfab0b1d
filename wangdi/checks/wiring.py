"""Where checks are plugged into the floors below."""

from wangdi.checks import section
from wangdi.profiles import describing, sections

sections.register(section.NAME, section.ChecksSection)
describing.describe(section.NAME, section.heading, section.sentences)
