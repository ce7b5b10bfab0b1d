"""The phone's few comparisons give the server's answers, case for case."""

from typing import Any

from wangdi.gates.rules import deciding
from wangdi.gates.tests import scripts
from wangdi.gates.tests.test_deciding import TABLE, read


def _case(case: dict[str, Any]) -> dict[str, Any]:
    """The case as the phone meets it: what the records say was decided ahead by the server."""
    told = {kind: {**TABLE["base"][kind], **case.get(kind, {})} for kind in TABLE["base"]}
    known = deciding.Known(**read("known", case))
    rules = deciding.Rules(**read("rules", case))
    before = deciding.ahead(known, rules, told["asked"]["direction"])
    return {**told, "before": {"outcome": before.outcome, "code": before.code}}


def test_every_case_of_the_table():
    said = scripts.run("deciding", [_case(case) for case in TABLE["cases"]])
    meant = {case["name"]: case["says"] for case in TABLE["cases"]}
    assert dict(zip(meant, said, strict=True)) == meant
