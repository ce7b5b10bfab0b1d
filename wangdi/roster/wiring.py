"""Where the roster is plugged into the floors below."""

from wangdi.profiles import describing, sections
from wangdi.roster import section

sections.register(section.NAME, section.RosterSection)
describing.describe(section.NAME, section.heading, section.sentences)
