"""A gate at each of the two places of the passes that are attacked, and what its phone carries."""

from datetime import date
from hashlib import sha256
from typing import Any

from wangdi.checkpoints.models import Checkpoint, CheckpointKind
from wangdi.gates import bundles, section
from wangdi.profiles.actions import load_shipped
from wangdi.profiles.models import Activation, ProfileVersion
from wangdi.territory.models import Place
from wangdi.world.proving.passes.ground import Ground

STRICT = {"passes": True, "visitors": "register", "mask": True, "measure": "in", "codes": True}
"""Nobody passes here but under a pass; where everybody may, there is nothing to prove."""


def gates(ground: Ground) -> dict[int, dict[str, Any]]:
    """The bundle of a gate of each place, by place, under rules that ask for passes."""
    Activation.objects.create(version=_strict(), from_at=ground.at, reason="proof")
    return {
        place: bundles.bundle_of(_gate(place), ground.at)
        for place in (ground.place, ground.elsewhere)
    }


def _strict() -> ProfileVersion:
    shipped = load_shipped()[0]
    sections = {**shipped.content["sections"], section.NAME: STRICT}
    return ProfileVersion.objects.create(
        profile=shipped.profile,
        content={**shipped.content, "sections": sections},
        digest=sha256(b"proof").digest(),
        loaded_at=shipped.loaded_at,
    )


def _gate(place_id: int) -> Checkpoint:
    place = Place.objects.get(id=place_id)
    return Checkpoint.objects.create(
        place=place,
        community_id=place.community_id,
        kind=CheckpointKind.COMPOUND_GATE,
        name=f"{place.name}东门",
        opened_on=date(2020, 1, 1),
    )
