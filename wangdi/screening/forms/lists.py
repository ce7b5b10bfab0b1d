"""For what a list is taken out of the house."""

from typing import Any
from uuid import uuid5

from django import forms
from django.contrib.postgres.aggregates import ArrayAgg
from django.db import transaction
from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _

from wangdi.access.forms import CommandForm
from wangdi.intake.actors import Actor
from wangdi.intake.commands import Incoming, Refused
from wangdi.intake.submitting import Answer, submit
from wangdi.screening.models import Arrival
from wangdi.screening.queries.lists import Asked


class ExportForm(CommandForm):
    """One record for each community whose rows leave, so that each can see it."""

    command = "screening.export_list"
    purpose = forms.CharField(
        label=_("For what"),
        help_text=_("It is kept with your name: for whom, and what they do with it."),
        max_length=200,
        min_length=2,
    )

    def __init__(self, *args: Any, wanted: Asked, rows: QuerySet[Arrival], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.wanted, self.rows = wanted, rows

    def hand_in(self, actor: Actor) -> Answer:
        counted = (
            self.rows.order_by()
            .values_list("community_id")
            .annotate(n=Count("pk"), homes=ArrayAgg("household", distinct=True, default=[]))
        )
        records = [
            Incoming(
                uuid5(self.record_key(), str(community)),
                {
                    "list": self.wanted.name,
                    "community": community,
                    "rows": count,
                    "households": [home for home in homes if home],
                    "purpose": self.cleaned_data["purpose"],
                },
            )
            for community, count, homes in counted
        ]
        with transaction.atomic():
            answers = submit(actor=actor, command=self.command, records=records)
            for one in answers.each:
                if one.answer == "review":
                    raise Refused(one.sentence, "purpose", one.reason)
        return answers.each[0]
