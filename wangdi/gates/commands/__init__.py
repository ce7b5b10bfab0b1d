"""What pages, phones and paper may ask of gates."""

from wangdi.gates.commands import answering, books, crossing, shelf
from wangdi.gates.planning import deciding

__all__ = ["answering", "books", "crossing", "deciding", "shelf"]
