"""What may be asked of leads; each file registers its own commands."""

from wangdi.leads.commands import (
    answering,
    batches,
    contacting,
    deciding,
    entering,
    handing,
    objecting,
    placing,
    settling,
    taking,
    unmasking,
)

__all__ = [
    "answering",
    "batches",
    "contacting",
    "deciding",
    "entering",
    "handing",
    "objecting",
    "placing",
    "settling",
    "taking",
    "unmasking",
]
