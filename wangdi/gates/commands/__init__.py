"""What pages, phones and paper may ask of gates."""

from wangdi.gates.commands import answering, books, crossing, shelf

__all__ = ["answering", "books", "crossing", "shelf"]
