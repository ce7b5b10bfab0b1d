"""Where patrols are plugged into the floors below."""

from wangdi.documents.kinds import DocumentKind, register
from wangdi.patrol import papers, section
from wangdi.profiles import describing, sections

sections.register(section.NAME, section.PatrolSection)
describing.describe(section.NAME, section.heading, section.sentences)
register(DocumentKind(papers.ORDER, papers.LABEL, papers.TEMPLATE, papers.MARK))
