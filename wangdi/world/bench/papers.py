"""One notice as PDF."""

import time
from statistics import median

from wangdi.documents.models import Document
from wangdi.documents.pages import pdf
from wangdi.quarantine.actions.papers import NOTICE
from wangdi.world.bench.results import result, say

PDF_MS, TIMES = 20, 30


def main() -> None:
    notices = list(Document.objects.filter(kind=NOTICE).order_by("id")[: TIMES + 1])
    pdf(notices[0])
    spent = []
    for notice in notices[1:]:
        began = time.perf_counter()
        pdf(notice)
        spent.append((time.perf_counter() - began) * 1000)
    say([result("pdf_ms", median(spent), "ms", PDF_MS)])
