"""The words of the gate's screen: English stands in the scripts, the other language goes along.

`tests/test_bundle_words.py` finds every word of `static/gates` here and none besides.
"""

from functools import cache
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from wangdi.gates import sentences

# icons: ambulance arrow-left car check door history number-123 package qrcode user-plus
LANGUAGES = {"zh": "zh-hans", "en": "en"}
WORDS = (
    _("Medical emergency: let through"),
    _("In"),
    _("Out"),
    _("Direction"),
    _("In {in} · out {out} · visitors inside {guests}"),
    _("The list is {hours} hours old and over"),
    _("Back"),
    _("Four digits"),
    _("Door number"),
    _("Plate"),
    _("Visitor"),
    _("Goods"),
    _("Just now ({n})"),
    _("Scan a pass"),
    _("Wipe the last one"),
    _("The four digits printed on the pass"),
    _("No pass of this place has these digits."),
    _("As it stands on the vehicle"),
    _("Look up"),
    _("Building"),
    _("Unit number"),
    _("Room"),
    _("Nobody is written behind this door. Look at building, unit and room again."),
    _("Who is it?"),
    _("no pass"),
    _("Nothing in the last fifteen minutes."),
    _("Tap what was wrong, to take it back"),
    _("Turned round and did not pass"),
    _("Wrong person or wrong key"),
    _("Recorded twice"),
    _("Why is it taken back?"),
    _("What the camera sees"),
    _("Hold the code into the frame"),
    _("No camera may be used here. Type the four digits of the pass."),
    _("This code is no pass of ours. Hold up the pass."),
    _("tap when it is fetched"),
    _("Parcel"),
    _("Food"),
    _("Medicine"),
    _("Other goods"),
    _("What it is"),
    _("Goods at the shelf"),
    _("Where on the shelf"),
    _("Leave at the shelf"),
    _("Degrees"),
    _("{first} ℃ is hot. Let him rest in the shade for five minutes, then measure again."),
    _("Temperature: tap the tenth"),
    _("Temperature"),
    _("Measured at"),
    _("No mask"),
    _("Forehead"),
    _("Wrist"),
    _("Ear"),
    _("Armpit"),
    _("Green ●"),
    _("Yellow ▲"),
    _("Red ■"),
    _("Not seen –"),
    _("Health code"),
    _("Travel code"),
    _("Both green"),
    _("Next one"),
    _("Through, next"),
    _("Let through all the same"),
    _("Register the visitor"),
    _("Look once more"),
    _("Turned back, next"),
    _("Waiting, next"),
    _("The community agreed by telephone"),
    _("The list is wrong: I know him"),
    _("Something urgent that cannot wait"),
    _("Why let through all the same?"),
    _("Name"),
    _("Telephone"),
    _("Whom he visits: door or name"),
    _("Reason for coming"),
    _("Where he comes from"),
    _("Please fill in: {what}"),
    _("Go on"),
)


@cache
def both() -> dict[str, Any]:
    """`words` by their English, `sentences` by code and `answers` by outcome, in zh and en."""
    told = sentences.SAID
    return {
        "words": {english: chinese for chinese, english in map(_pair, WORDS)},
        "sentences": {code: _in_both((one.sentence, one.now)) for code, one in told.items()},
        "answers": {
            outcome: {tongue: found[0] for tongue, found in _in_both((word,)).items()}
            for outcome, word in sentences.ANSWERS.items()
        },
    }


def _in_both(texts: tuple[Any, ...]) -> dict[str, list[str]]:
    found = {}
    for tongue, language in LANGUAGES.items():
        with override(language):
            found[tongue] = [str(text) for text in texts]
    return found


def _pair(word: Any) -> tuple[str, str]:
    found = _in_both((word,))
    return found["zh"][0], found["en"][0]
