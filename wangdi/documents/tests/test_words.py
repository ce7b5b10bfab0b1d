"""Words of papers: composed, laid over by offices, kept by what was issued under them."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse
from pydantic import ValidationError

from wangdi.documents import actions, kinds, pages
from wangdi.documents.models import Document, Wording
from wangdi.documents.words import laying, shipped
from wangdi.documents.words.composing import BLANK, compose
from wangdi.documents.words.schema import Addition, Both, Layer, Words
from wangdi.intake.actors import system
from wangdi.intake.approving import approve
from wangdi.intake.commands import Refused
from wangdi.intake.models import Approval
from wangdi.intake.submitting import submit_one
from wangdi.lib import ids
from wangdi.territory.models import Place

AT = datetime(2020, 2, 1, 4, 0, tzinfo=UTC)
NOTICE = "quarantine.notice"
WORDS = Words.model_validate(
    {
        "title": {"zh": "告知", "en": "Notice"},
        "values": ["name", "team", "gone"],
        "place_for": "head",
        "parts": [
            {"kind": "text", "key": "head", "lines": [{"zh": "{name}：", "en": "Dear {name},"}]},
            {"kind": "text", "when": "gone", "lines": [{"zh": "不会出现"}]},
            {
                "kind": "table",
                "key": "team",
                "of": "team",
                "columns": [{"label": {"zh": "谁"}, "of": "who"}],
            },
        ],
    }
)


def added(text, **more):
    return Layer(additions=[Addition(lines=[Both(zh=text)], **more)])


def texts(made):
    return [line for part in made["parts"] for line in part.get("lines", [])]


def test_layers_add_in_order_and_take_nothing_away():
    layers = [added("区里说", after="team"), added("街道说 {name}"), Layer(fields={"x": "1"})]
    made = compose(WORDS, layers, {"name": "甲", "team": [{"who": {"zh": "医生"}}]}, "zh")
    assert texts(made) == ["甲：", "街道说 甲", "区里说"]
    assert made["parts"][2]["rows"] == [["医生"]]
    assert compose(WORDS, [], {}, "zh")["parts"][0]["lines"] == [f"{BLANK}："]
    assert compose(WORDS, layers, {"name": "A"}, "en")["parts"][0]["lines"] == ["Dear A,"]


@pytest.mark.parametrize("text", ["{name.__class__}", "{0}", "#panic(1)", "*粗*", "{{name}}", "{}"])
def test_what_is_no_gap_stands_as_it_was_written(text):
    [_head, said, *_rest] = texts(compose(WORDS, [added(text)], {"name": "甲"}, "zh"))
    assert said == text.replace("{name}", "甲")


def test_shipped_words_are_whole_and_speak_two_languages():
    for kind in kinds.worded():
        words = shipped.words(kind.words)
        assert words.place_for, kind.name
        for part in words.parts:
            for line in [*part.lines, *(pair.label for pair in part.pairs)]:
                assert line.en, (kind.name, line.zh)


def test_a_gap_without_a_value_is_a_mistake_of_the_file():
    with pytest.raises(ValidationError, match="gaps without a value"):
        Words.model_validate(WORDS.model_dump() | {"values": ["team", "gone"]})


@pytest.mark.parametrize(
    ("paper", "layer", "reason"),
    [
        (NOTICE, added("您在 {secret}"), "unknown_gap"),
        (NOTICE, added("好", after="nowhere"), "impossible"),
        (NOTICE, Layer(fields={"hotline": "1"}), "impossible"),
        (NOTICE, Layer(title=Both(zh="改题目")), "impossible"),
        ("pack.own:0a1b2c3d", added("好"), "impossible"),
        ("pack.own", added("好"), "unknown_paper"),
        ("nothing", added("好"), "unknown_paper"),
        ("fields", Layer(fields={"secret": "1"}), "impossible"),
    ],
)
def test_what_an_office_cannot_say(paper, layer, reason):
    assert laying.problem(paper, layer).reason == reason


def test_what_an_office_can_say():
    assert laying.problem(NOTICE, added("{office_phone} 找 {name}", after="needs")) is None
    own = Layer(title=Both(zh="社区的话"), additions=added("好").additions)
    assert laying.problem("pack.own:0a1b2c3d", own) is None
    assert laying.problem("fields", Layer(fields={"office_phone": "0000"})) is None


def lay(town, layer, paper=NOTICE, place=None):
    place = place or office()
    payload = {
        "paper": paper,
        "place": place.id,
        "layer": layer.model_dump(mode="json"),
        "reason": "本地情况",
    }
    submit_one(actor=town.user("desk").actor(), command="documents.lay_words", payload=payload)
    return Approval.objects.latest("received_at", "id")


def office():
    return Place.objects.get(id=laying.offices()[-1])


def issued(town):
    stamp = town.household("返乡人丙").stamp
    values = {"name": "返乡居民甲", "office": "街道", "hotline": "12345"}
    draft = actions.Draft(NOTICE, "episode", ids.uuid7(), stamp, None, values)
    return actions.issue([draft], by=system("test"), at=datetime.now(UTC))[0]


def test_two_people_put_words_in_force_and_papers_keep_theirs(town):
    before = issued(town)
    waiting = lay(town, added("街道食堂每天 11:30 送餐。"))
    assert not Wording.objects.exclude(place=None).exists()
    with pytest.raises(Refused):
        approve(waiting.id, by=town.user("desk").actor())
    client = town.client("leader")
    page = client.get(reverse("home:approval", args=[waiting.id])).content.decode()
    assert "街道食堂每天 11:30 送餐。" in page
    approve(waiting.id, by=town.user("leader").actor())
    after = issued(town)
    assert "送餐" not in str(pages.said(Document.objects.get(id=before.id)))
    assert "送餐" in str(pages.said(Document.objects.get(id=after.id)))
    assert "您和家人" in str(pages.said(after))
    approve(lay(town, Layer()).id, by=town.user("leader").actor())
    assert "送餐" not in str(pages.said(issued(town)))
    assert "送餐" in str(pages.said(after))
    approve(
        lay(town, Layer(fields={"office_phone": "00001111"}), paper="fields").id,
        by=town.user("leader").actor(),
    )
    assert "00001111" in str(pages.said(issued(town)))


def test_only_its_own_office_writes_for_a_place(town):
    with pytest.raises(Refused):
        submit_one(
            actor=town.user("secretary").actor(),
            command="documents.lay_words",
            payload={
                "paper": NOTICE,
                "place": office().id,
                "layer": added("好").model_dump(mode="json"),
                "reason": "本地情况",
            },
        )


def test_the_editor_previews_and_refuses_strange_gaps(town):
    client, place = town.client("desk"), office()
    assert client.get(reverse("documents:words")).status_code == 200
    url = reverse("documents:edit_words", args=[NOTICE, place.id])
    page = client.get(url)
    assert "居家健康管理事项告知书" in page.content.decode()
    given = {
        "key": page.context["form"]["key"].value(),
        "lines_zh_0": "街道食堂每天 11:30 送餐。",
        "after_0": "needs",
    }
    made = client.post(url, given | {"preview": "1"})
    assert made.content.startswith(b"%PDF")
    refused = client.post(url, given | {"lines_zh_0": "{secret}", "reason": "试试"})
    assert "secret" in refused.content.decode()
    assert client.post(url, given | {"reason": "本地情况"}).status_code == 302
    own = reverse("documents:edit_words", args=["pack.own:0a1b2c3d", place.id])
    assert client.get(own).status_code == 200
    fields = reverse("documents:edit_words", args=["fields", place.id])
    assert client.get(fields).status_code == 200
    assert town.client("worker").get(url).status_code == 403
