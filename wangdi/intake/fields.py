"""The transaction id as a column."""

from typing import Any

from django.db import models


class Xid8Field(models.Field):  # type: ignore[type-arg]
    """PostgreSQL's 64-bit transaction id: the order in which a cursor may trust facts."""

    def db_type(self, connection: Any) -> str:
        return "xid8"


class CurrentTransaction(models.Func):
    function = "pg_current_xact_id"
    output_field = Xid8Field()
