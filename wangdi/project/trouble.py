"""What a person can put right: raised with one clear sentence, shown without a traceback."""


class Trouble(Exception):
    """Its text says what is wrong and what to do."""
