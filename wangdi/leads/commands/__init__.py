"""What may be asked of leads; each file registers its own commands."""

from wangdi.leads.commands import (
    answering,
    batches,
    contacting,
    entering,
    handing,
    objecting,
    placing,
    settling,
    unmasking,
)

__all__ = [
    "answering",
    "batches",
    "contacting",
    "entering",
    "handing",
    "objecting",
    "placing",
    "settling",
    "unmasking",
]
