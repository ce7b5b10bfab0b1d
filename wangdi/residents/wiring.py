"""Where residents' pages are plugged into the floors below."""

from wangdi.links import pages, tokens
from wangdi.people import merging as people_merging
from wangdi.profiles import describing, sections
from wangdi.residents import merging, section

tokens.set_door("me:door")
pages.set_pin_page("me:pin")
sections.register(section.NAME, section.ResidentsSection)
describing.describe(section.NAME, section.heading, section.sentences)
people_merging.register("residents", merging.move, merging.unmove)
