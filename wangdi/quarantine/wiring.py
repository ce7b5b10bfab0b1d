"""Where quarantine is plugged into the floors below it."""

from wangdi.people import holds, merging
from wangdi.profiles import describing, sections
from wangdi.quarantine import (
    course_panels,
    daily_panels,
    following,
    release_kinds,
    returnees,
    section,
    team_kinds,
)
from wangdi.screening import turns
from wangdi.ui import slots

sections.register(section.NAME, section.QuarantineSection)
describing.describe(section.NAME, section.heading, section.sentences)
holds.register(section.NAME, returnees.held)
merging.register(section.NAME, following.merge, following.unmerge)
team_kinds.register_all()
release_kinds.register_all()
slots.register("home.approval", order=11)(course_panels.longer)
slots.register("profiles.version", order=10)(course_panels.compared)
slots.register("home.approval", order=12)(course_panels.compared)
slots.register("quarantine.episode.actions", order=10)(daily_panels.ways)
turns.register(returnees.turns)
turns.decided_by(returnees.undecided)
