"""All phones and the network between them and the house, in one process that nobody kills."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from wangdi.world.proving.handset import Handset
from wangdi.world.proving.sync.caller import Caller
from wangdi.world.proving.sync.proxy import Proxy
from wangdi.world.proving.sync.records import Ground, make

SEEN, MADE, STUCK, PACE = "seen.json", "made.json", "stuck.json", "pace"
AHEAD = 0.05


@dataclass(frozen=True)
class Street:
    """`records` in all, shared by the phones; what happened is left in `folder`."""

    folder: Path
    port: int
    handsets: Sequence[Handset]
    ground: Ground
    records: int
    seed: int

    def live(self) -> None:
        """Make everything, send it until all is acknowledged, and leave the sums."""
        asyncio.run(self._live())

    async def _live(self) -> None:
        callers = [self._caller(number, one) for number, one in enumerate(self.handsets)]
        (self.folder / MADE).write_text(
            json.dumps([[one["key"], one["command"]] for phone in callers for one in phone.unsent])
        )
        proxy = Proxy(self.port, Random(self.seed))
        port = await proxy.serve()
        watch = asyncio.create_task(self._tell(callers, proxy))
        await asyncio.gather(*(one.work(port, self._pace) for one in callers))
        watch.cancel()
        self._leave(callers, proxy)

    def _pace(self) -> float:
        """Which share of all records may be sent by now: as many as deaths were died, and some."""
        return float((self.folder / PACE).read_text()) + AHEAD

    def _caller(self, number: int, handset: Handset) -> Caller:
        dice = Random(f"{self.seed}/{number}")
        each = self.records // len(self.handsets)
        made = make(handset, self.ground, dice, each)
        return Caller(handset, dice, self.folder / f"told-{number}", made)

    async def _tell(self, callers: Sequence[Caller], proxy: Proxy) -> None:
        """How much is left, for who watches from outside."""
        while True:
            self._leave(callers, proxy)
            await asyncio.sleep(0.5)

    def _leave(self, callers: Sequence[Caller], proxy: Proxy) -> None:
        (self.folder / SEEN).write_text(json.dumps(proxy.seen))
        left = {one.handset.device: len(one.unsent) for one in callers if one.unsent}
        (self.folder / STUCK).write_text(json.dumps(left))
