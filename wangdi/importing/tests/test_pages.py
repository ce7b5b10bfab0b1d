"""The pages: who sees which file, and what each button does."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from wangdi.importing.models import ImportRun, RunState
from wangdi.importing.tests.conftest import counts, member, person, workbook
from wangdi.lib.sheets import SENTENCES
from wangdi.people.models import Person

RUNS = reverse("importing:runs")


def upload(client, content: bytes):
    file = SimpleUploadedFile("台账.xlsx", content)
    return client.post(RUNS, {"kind": "ledger", "file": file})


def test_a_file_is_brought_looked_through_and_written(town, client):
    client.force_login(town.desk)
    answer = upload(client, workbook(person(1), person(2, 楼栋="77号楼")))
    run = ImportRun.objects.get()
    there = reverse("importing:run", args=[run.id])
    assert answer.url == there
    page = client.get(there).content.decode()
    assert "77号楼" in page
    assert person(1)["身份证号"] not in page
    finding = next(one for one in run.findings["findings"] if one["cause"] == "building_unknown")
    given = {"finding": finding["key"], "choice": "leave_out"}
    client.post(reverse("importing:decide", args=[run.id]), given)
    client.post(reverse("importing:write", args=[run.id]))
    run.refresh_from_db()
    assert (run.state, counts(run)) == (RunState.APPLIED, (1, 0, 0, 1))
    assert Person.objects.count() == 1
    assert client.get(there).status_code == 200
    assert client.get(RUNS).status_code == 200


def test_a_file_that_cannot_be_read_says_why(town, client):
    client.force_login(town.desk)
    answer = upload(client, b"%PDF-1.7")
    assert answer.context["form"].errors["file"] == [SENTENCES["wrong_type"]]
    assert client.post(RUNS, {"kind": "ledger"}).context["form"].errors["file"]
    assert not ImportRun.objects.exists()


@pytest.mark.parametrize("name", ["run", "progress"])
def test_the_desk_s_file_is_not_there_for_a_secretary(town, client, name):
    run = town.send(workbook(person(1)))
    own = town.send(workbook(person(2)), by=town.secretary)
    client.force_login(town.secretary)
    assert client.get(reverse(f"importing:{name}", args=[run.id])).status_code == 404
    assert client.get(reverse(f"importing:{name}", args=[own.id])).status_code == 200


@pytest.mark.parametrize("name", ["columns", "decide", "write", "withdraw", "retry"])
def test_nor_can_she_do_anything_with_it(town, client, name):
    run = town.send(workbook(person(1)))
    client.force_login(town.secretary)
    assert client.post(reverse(f"importing:{name}", args=[run.id])).status_code == 404
    assert client.get(reverse(f"importing:{name}", args=[run.id])).status_code == 405


def test_another_role_does_not_import(town, client):
    client.force_login(member("grid_worker", town.near))
    assert client.get(RUNS).status_code == 403


def test_a_withdrawn_file_is_gone(town, client):
    run = town.send(workbook(person(1)))
    client.force_login(town.desk)
    client.post(reverse("importing:withdraw", args=[run.id]))
    run.refresh_from_db()
    assert (run.state, run.findings) == (RunState.WITHDRAWN, None)
    assert not hasattr(run, "file")
    assert client.get(reverse("importing:run", args=[run.id])).status_code == 200


def test_the_page_asks_again_while_it_is_busy(town, client):
    run = town.send(workbook(person(1)))
    client.force_login(town.desk)
    progress = reverse("importing:progress", args=[run.id])
    assert client.get(progress)["HX-Redirect"] == reverse("importing:run", args=[run.id])
    ImportRun.objects.update(state=RunState.CHECKING, step="matching")
    assert "every 2s" in client.get(progress).content.decode()
    assert client.get(reverse("importing:run", args=[run.id])).status_code == 200
