"""A bad network: it cuts requests before, in the middle and after, and sends some twice."""

import asyncio
from asyncio import StreamReader, StreamWriter
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from random import Random

CUT, TWICE = 0.15, 0.13
CUTS = ("before the request", "in the middle of it", "before the answer")
PATIENCE = 20
END = b"\r\n\r\n"


@dataclass
class Proxy:
    """Listens on a port of its own and passes on to `port`, or does not."""

    port: int
    dice: Random
    seen: Counter[str] = field(default_factory=Counter)

    async def serve(self) -> int:
        server = await asyncio.start_server(self._pass_on, "127.0.0.1", 0)
        return int(server.sockets[0].getsockname()[1])

    async def _pass_on(self, phone: StreamReader, back: StreamWriter) -> None:
        fate = self.dice.choice(CUTS) if self.dice.random() < CUT else ""
        self.seen["requests"] += 1
        self.seen[f"cut {fate}" if fate else "not cut"] += 1
        try:
            if fate != CUTS[0]:
                back.write(await self._answered(phone, fate))
                await back.drain()
        except (OSError, asyncio.IncompleteReadError, TimeoutError):
            self.seen["server was gone"] += 1
        finally:
            back.close()

    async def _answered(self, phone: StreamReader, fate: str) -> bytes:
        request = await whole(phone)
        if fate == CUTS[1]:
            await self._ask(request[: len(request) // 2], cut=True)
            return b""
        if self.dice.random() < TWICE:
            self.seen["sent twice"] += 1
            with suppress(OSError, asyncio.IncompleteReadError, TimeoutError):
                await self._ask(request)
        said = await self._ask(request)
        return b"" if fate == CUTS[2] else said

    async def _ask(self, request: bytes, *, cut: bool = False) -> bytes:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            writer.write(request)
            await writer.drain()
            return b"" if cut else await asyncio.wait_for(whole(reader), PATIENCE)
        finally:
            writer.close()


async def whole(reader: StreamReader) -> bytes:
    """A request or an answer with all of its body."""
    head = await reader.readuntil(END)
    for line in head.decode("latin-1").split("\r\n"):
        name, _colon, value = line.partition(":")
        if name.lower() == "content-length":
            return head + await reader.readexactly(int(value))
    return head
