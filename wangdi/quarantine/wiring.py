"""Where quarantine is plugged into the floors below it."""

from wangdi.profiles import describing, sections
from wangdi.quarantine import section

sections.register(section.NAME, section.QuarantineSection)
describing.describe(section.NAME, section.heading, section.sentences)
