"""The papers by which quarantine acts: what the notice says, the letter ready before its hour."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from wangdi.documents import pages
from wangdi.documents.models import Document
from wangdi.duties.models import Duty
from wangdi.intake.commands import Work
from wangdi.intake.models import Fact
from wangdi.lib import clock, ids
from wangdi.pack import papers, receivers, tracking
from wangdi.quarantine.actions import papers as acts
from wangdi.quarantine.models import Episode


def said(document, language="zh"):
    return str(pages.said(document, language))


def test_the_notice_says_why_until_when_by_what_law_whom_to_call_and_how_to_object(stairwell):
    person = stairwell.people[0]
    person.phone, person.id_number, person.employer = "13800000000", "410199200001010000", "某公司"
    person.save()
    notice = Document.objects.get(subject=stairwell.assigned().id, kind=papers.NOTICE)
    words = said(notice)
    for one in (
        *("到过重点地区", "2020年2月16日 00:00", "第四十条", "00000000001", "24 小时内答复"),
        *("行政复议", "138****0000", "**0000", "某公司", "120", "收到人签名", "近社区（盖章）"),
    ):
        assert one in words, one
    assert "13800000000" not in words
    assert "410199200001010000" not in words
    english = said(notice, "en")
    for one in ("Was in a key area", "16 February 2020 00:00", "article 40", "within 24 hours"):
        assert one in english, one


@pytest.fixture
def letter(stairwell, hand):
    """A release letter made ready the day before."""
    episode = stairwell.notified()
    hand.move(timedelta(days=13, hours=20))
    work = Work(stairwell.actor("area_doctor"), "page", ids.uuid7())
    held = Episode.objects.select_related("person", "household").get(id=episode.id)
    lines = {held.id: [{"zh": "满 14 天", "en": "14 days complete"}]}
    [made] = acts.prepare_letters(work, [held], lines)
    return work, held, lines, made


def checked(document):
    page = Client().get(reverse("documents:verify", args=[document.code])).content.decode()
    return "尚未生效" if "尚未生效" in page else "失效" if "失效" in page else page


def test_a_letter_ready_before_its_hour_holds_only_from_the_release_on(letter):
    work, episode, lines, made = letter
    assert checked(made) == "尚未生效"
    state = {line.kind: line.state for line in tracking.lines(episode)}
    assert state[papers.LETTER] == tracking.PREPARED
    words = said(made)
    for one in ("2020年2月16日 00:00 起解除", "满 14 天", "减少不必要的外出", "不得因此另设限制"):
        assert one in words, one
    [same] = acts.issue_letters(work, [episode], lines)
    assert same.id == made.id
    assert "真" in checked(made)
    [other] = acts.issue_letters(work, [episode], {episode.id: ["满 14 天，另有说明"]})
    assert other.id != made.id
    assert checked(made) == "失效"


def test_a_letter_in_force_is_a_duty_until_it_is_delivered(letter, stairwell):
    work, episode, lines, made = letter
    acts.issue_letters(work, [episode], lines)
    work.fact("quarantine.released", about="episode", subject=episode.id, stamp=episode.stamp)
    [fact] = work.facts
    told = Fact(id=1, kind=fact.kind, subject=fact.subject, detail=fact.detail)
    receivers.follow([told])
    assert Duty.objects.get(kind=papers.DELIVER, settled_at=None).subject == made.id


def test_changed_days_and_answers_name_who_decided_and_how_to_object(stairwell):
    episode = stairwell.notified()
    held = Episode.objects.select_related("person", "household").get(id=episode.id)
    work = Work(stairwell.actor("leader"), "page", ids.uuid7())
    changed = acts.Changed(held, held.last_day - timedelta(days=3), "再次接触", "书记甲、主任乙")
    [extension] = acts.issue_extensions(work, [changed], {})
    outcome = {"zh": "维持", "en": "It stands"}
    answered = acts.Answered(held, clock.now(), "没有去过", outcome, "有票为证", "主任乙")
    [answer] = acts.issue_answers(work, [answered], {})
    for one in ("2020年2月12日", "2020年2月15日", "再次接触", "书记甲、主任乙", "行政复议"):
        assert one in said(extension), one
    for one in ("没有去过", "维持", "有票为证", "主任乙", "行政复议"):
        assert one in said(answer), one
    assert "It stands" in said(answer, "en")
