"""The lags by community: every community has its line, and every number opens to its files."""

from datetime import timedelta

from django.test import Client
from django.urls import reverse

from wangdi.lib import clock
from wangdi.territory.models import Place


def test_lags_by_community_open_to_their_files_and_nil_is_said(stairwell, hand):
    lags = reverse("quarantine:earlies")
    other = Place.objects.create(
        kind="community",
        name="远社区",
        parent=stairwell.office,
        ancestors=[*stairwell.office.ancestors, stairwell.office.id],
        valid_from=clock.today(),
    )
    Place.objects.filter(id=other.id).update(community_id=other.id)
    decided = stairwell.assigned()
    hand.move(timedelta(hours=3))
    stairwell.send(
        "grid_worker", "serve_notice", episode=decided.id, how="in_person", at=clock.now()
    )
    client = Client()
    client.force_login(stairwell.users["duty_desk"])
    page = client.get(lags)
    rows = {row.name: {one.lag: one for one in row.cells} for row in page.context["rows"]}
    assert (rows["近社区"]["quarantined"].hours, rows["近社区"]["quarantined"].files) == (3.0, 1)
    assert (rows["远社区"]["quarantined"].hours, rows["远社区"]["quarantined"].files) == (None, 0)
    asked = {"lag": "quarantined", "community": str(stairwell.community.id)}
    opened = client.get(lags, asked).context["behind"]
    assert [(one.episode.id, one.hours) for one in opened] == [(decided.id, 3.0)]
    assert (
        client.get(lags, {"lag": "quarantined", "community": str(other.id)}).context["behind"] == []
    )
    keeper = Client()
    keeper.force_login(stairwell.users["supplies_keeper"])
    assert keeper.get(lags).status_code == 403
