from wangdi.gates.commands import crossing

__all__ = ["crossing"]
