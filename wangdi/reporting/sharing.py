"""A form and its mapping as a file for other offices: names of places stay at home."""

import base64
from typing import Any

from wangdi.reporting.forms.upper import KIND
from wangdi.reporting.models import UpperForm
from wangdi.reporting.rules import mapping


def shared(form: UpperForm) -> dict[str, Any]:
    """What `TakeForm` reads: the empty workbook and the cells of the newest version, or the draft.

    A cell of one place becomes one of all together: another office has other places.
    """
    newest = form.newest() or form.versions.filter(number=None).first()
    return {
        "kind": KIND,
        "name": form.name,
        "sender": form.sender,
        "sheet": form.sheet,
        "workbook": base64.b64encode(bytes(form.workbook)).decode(),
        "cells": {one: _abroad(spec) for one, spec in (newest.cells if newest else {}).items()},
    }


def _abroad(spec: dict[str, Any]) -> dict[str, Any]:
    return {**spec, "unit": mapping.ALL} if isinstance(spec.get("unit"), int) else spec
