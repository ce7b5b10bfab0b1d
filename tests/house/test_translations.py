from wangdi.ui import translations


def test_every_sentence_is_translated():
    assert translations.missing() == []
