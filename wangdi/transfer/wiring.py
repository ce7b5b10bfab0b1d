"""Where the handover is plugged into profiles and the ledger."""

from wangdi.people import holds, merging
from wangdi.profiles import describing, sections
from wangdi.transfer import following, queries
from wangdi.transfer.section import NAME, TransferSection, heading, sentences

sections.register(NAME, TransferSection)
describing.describe(NAME, heading, sentences)
holds.register("transfer", queries.held)
merging.register("transfer", following.merge, following.unmerge)
