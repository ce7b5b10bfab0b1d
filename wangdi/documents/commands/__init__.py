"""What may be asked of documents and of their words."""

from wangdi.documents.commands.deleting import DeleteAttachment
from wangdi.documents.commands.wording import LayWords
from wangdi.intake.registry import register

register(DeleteAttachment(), LayWords())
