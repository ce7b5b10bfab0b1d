"""From a camera's picture to the drawn answer, in a browser without a network.

The list of a place of 3,000 people or more; each picture is decoded, verified, looked up, compared
and drawn, and the clock stops when the frame with the answer was painted.
"""

import io
import os
import time
from base64 import b64encode
from typing import Any

import segno
from playwright.sync_api import Page

from wangdi.checkpoints.models import Checkpoint, CheckpointKind
from wangdi.gates import bundles
from wangdi.lib import clock
from wangdi.passes import keys, queries, tokens
from wangdi.passes.models import Pass
from wangdi.people.models import Household, Person
from wangdi.territory.models import Place
from wangdi.world.bench.results import result, say
from wangdi.world.proving.gates import screen

SCAN_MS, MAKING_S, BYTES_EACH = 200, 5, 200
PEOPLE, PICTURES, WARM = 3_000, 60, 5
READY = """async ({ bundle }) => {
  const { mountGate } = await import("/static/gates/gate.js");
  const reading = await import("/static/gates/reading.js");
  const { read } = await import("/static/gates/screens/scan.js");
  await reading.ready();
  const { gate } = await mountGate(document.getElementById("root"), {
    bundle,
    outbox: { recent: async () => [] },
    now: () => Date.now(),
    submit: async () => "",
    language: "zh",
  });
  gate.direction = "out";
  window.bench = { gate, reading, read };
}"""
SCAN = """async ({ picture }) => {
  const { gate, reading, read } = window.bench;
  const image = new Image();
  image.src = `data:image/png;base64,${picture}`;
  await image.decode();
  const side = 640;
  const paper = new OffscreenCanvas(side, side).getContext("2d");
  paper.fillStyle = "#999";
  paper.fillRect(0, 0, side, side);
  paper.rotate(0.06);
  paper.drawImage(image, side * 0.2, side * 0.15, side * 0.62, side * 0.62);
  const frame = paper.getImageData(0, 0, side, side);
  const began = performance.now();
  const text = await reading.read(frame);
  if (text) await read(gate, text);
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const spent = performance.now() - began;
  return [spent, document.querySelector("[data-outcome]")?.dataset.code ?? ""];
}"""


def main() -> None:
    # The browser's driver runs a loop in this thread; the database is asked beside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    place, people = _place()
    gate = Checkpoint.objects.create(
        place=place,
        community_id=place.community_id or place.id,
        kind=CheckpointKind.COMPOUND_GATE,
        name="量尺东门",
        opened_on=clock.today(),
    )
    passes = _passes(place)
    began = time.perf_counter()
    bundle = bundles.bundle_of(gate, clock.now())
    made = time.perf_counter() - began
    size = len(bundle["list"])
    with screen.chromium() as browser, screen.opened(browser) as page:
        spent, codes = _scan(page, bundle, passes[: PICTURES + WARM])
    say(
        [
            result("gate_list_people", people),
            result("gate_list_passes", len(passes)),
            result("gate_list_kb", size / 1024, "kB"),
            result("gate_list_bytes_each", size / people, "B", BYTES_EACH),
            result("gate_list_made_s", made, "s", MAKING_S),
            result("gate_scan_p50_ms", spent[len(spent) // 2], "ms"),
            result("gate_scan_p95_ms", spent[int(len(spent) * 0.95)], "ms", SCAN_MS),
            result("gate_scan_unread", sum(not code for code in codes), "", 0),
        ]
    )


def _place() -> tuple[Place, int]:
    """The smallest community or compound in which so many live."""
    found = []
    for place in Place.objects.filter(valid_to=None, kind__in=("community", "compound", "village")):
        buildings = Place.objects.under([place.id]).buildings().values("id")
        living = Person.objects.living().filter(household__building_id__in=buildings).count()
        if living >= PEOPLE:
            found.append((living, place.id, place))
    living, _id, place = min(found)
    return place, living


def _passes(place: Place) -> list[Pass]:
    """A pass for every household of it, laid straight into the table."""
    now = clock.now().replace(microsecond=0)
    buildings = Place.objects.under([place.id]).buildings().values("id")
    homes = Household.objects.open().filter(building_id__in=buildings, episodes=None)
    return Pass.objects.bulk_create(
        Pass(
            klass="household",
            place=place,
            household=home,
            community_id=home.community_id,
            grid_id=home.grid_id,
            building_id=home.building_id,
            digits=f"{number % 10_000:04d}",
            valid_from=now,
            valid_until=now.replace(year=now.year + 1),
            tokens_from=now,
            issued_at=now,
        )
        for number, home in enumerate(homes)
    )


def _scan(page: Page, bundle: dict[str, Any], passes: list[Pass]) -> tuple[list[float], list[str]]:
    """Milliseconds, sorted, and the codes that were answered; the first few only warm up."""
    page.evaluate(READY, {"bundle": bundle})
    page.context.set_offline(True)
    said = [page.evaluate(SCAN, {"picture": _picture(one)}) for one in passes][WARM:]
    return sorted(spent for spent, _code in said), [code for _spent, code in said]


def _picture(one: Pass) -> str:
    """The code as it is printed, in a picture of 5 dots a module."""
    signer, issuer = keys.signer(), queries.issuer()
    begins, ends = one.valid_from, one.valid_until
    claims = tokens.Claims(one.id, one.klass, one.place_id, issuer, begins, begins, ends)
    drawn = io.BytesIO()
    segno.make(tokens.issue(claims, signer), error="m").save(drawn, kind="png", scale=5)
    return b64encode(drawn.getvalue()).decode()
