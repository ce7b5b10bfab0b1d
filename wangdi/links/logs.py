"""No log shows the token of a link: whoever reads the log could open it."""

import logging
import re

TOKEN = re.compile(r"(/me/)[0-9a-z]{20,40}")


class HideTokens(logging.Filter):
    """Blots out tokens in addresses, in the message as it will be written."""

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        hidden = TOKEN.sub(r"\1…", said)
        if hidden != said:
            record.msg, record.args = hidden, ()
        return True
