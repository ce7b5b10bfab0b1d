"""What patrols show on others' pages."""

from wangdi.home import wording
from wangdi.patrol import words

for _name, _label in words.COMMANDS.items():
    wording.name_command(_name, _label)
for _code, _label in words.REASONS.items():
    wording.name_reason(_code, _label)
