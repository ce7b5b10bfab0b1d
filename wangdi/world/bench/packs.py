"""The papers of a hundred households at once, as one file."""

from time import perf_counter

from wangdi.documents import pages
from wangdi.documents.models import Document
from wangdi.quarantine.models import Episode
from wangdi.world.asking import ask
from wangdi.world.bench.results import result, say
from wangdi.world.company import Company

PACKS, PACKS_S = 100, 2


def main() -> None:
    """Made ready by one command, then laid and set as one PDF."""
    company = Company.load()
    rows = Episode.objects.open().filter(state="notified").order_by("-id")[:PACKS]
    chosen = list(rows.values_list("id", flat=True))
    began = perf_counter()
    ask("pack.prepare", [{"episode": one} for one in chosen], by=company["desk"])
    prepared = perf_counter() - began
    held = Document.objects.filter(subject__in=chosen, withdrawn_at=None)
    documents = [one for one in held.order_by("subject", "kind") if "words" in one.data]
    pages.pdfs(documents[:1])
    began = perf_counter()
    made = pages.pdfs(documents)
    say(
        [
            result("packs_prepared_s", prepared, "s"),
            result("packs_pdf_s", perf_counter() - began, "s", PACKS_S),
            result("packs_papers", len(documents), "papers"),
            result("packs_kb", len(made) / 1024, "kB"),
        ]
    )
