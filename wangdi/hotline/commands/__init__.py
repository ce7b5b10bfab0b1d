"""What may be asked of the hotline; each file registers its own commands."""

from wangdi.hotline.commands import answering, sorting, telling

__all__ = ["answering", "sorting", "telling"]
