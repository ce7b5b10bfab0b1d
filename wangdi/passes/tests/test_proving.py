"""The short form of `make prove-passes`: every kind of attack, and nothing of it is taken."""

from wangdi.passes.tokens import BadToken
from wangdi.passes.words import Standing
from wangdi.world.proving.passes import attacks, telling, trial

COUNT = 2_000
BY_BYTES = {"bad_signature", "unknown"}
BAD = BY_BYTES | {"wrong_place", "not_yet", "expired", "stale_code"}
CALLED = {
    "forged": {"bad_signature"},
    "unissued": {"bad_signature"},
    "mutated": BY_BYTES,
    "grafted": {"bad_signature"},
    "ended": {"expired", "not_yet"},
    "misplaced": {"wrong_place"},
    "stale": {"stale_code", "bad_signature"},
    "stopped": {
        *("blocked", "void", "revoked", "suspended", "not_resident"),
        *("wrong_place", "expired", "not_yet"),
    },
}
"""What each kind may be called."""


def test_nothing_false_is_taken_and_nothing_genuine_refused(db):
    taken, said = trial.run(COUNT, seed=1)
    assert set(taken) == {"ok"}
    assert said.total() >= COUNT * 0.99
    told = {kind: {code for other, code in said if other == kind} for kind in attacks.KINDS}
    assert {kind for kind, codes in told.items() if not codes or codes - CALLED[kind]} == set()
    assert told["stopped"] == CALLED["stopped"]
    assert told["ended"] == CALLED["ended"]
    assert told["stale"] == CALLED["stale"]
    assert all(one.holds for one in telling.count(taken, said))


def test_every_code_has_its_word():
    """What is said to an attack is a code that gates know."""
    known = BAD | set(Standing.values)
    assert set().union(*CALLED.values()) <= known
    assert BadToken("expired").code in known
