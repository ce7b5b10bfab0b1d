"""What is recorded at a gate, as those see it who may stand there."""

from typing import Self, TypeVar

from django.db import models
from django.db.models import Q

from wangdi.access.scoping import Scope, ScopedQuerySet
from wangdi.checkpoints.models import Checkpoint

M = TypeVar("M", bound=models.Model)


class GateQuerySet(ScopedQuerySet[M]):
    def visible_to(self, scope: Scope) -> Self:
        """What bears a stamp of the scope, and what is of a gate that is seen in it.

        The gate of a compound over several grids bears the stamp of none of them.
        """
        seen = scope.query(self.household_column)
        if scope.grids or scope.buildings:
            seen |= Q(checkpoint__in=Checkpoint.objects.visible_to(scope).values("id"))
        return self.filter(seen)
