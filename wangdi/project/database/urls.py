"""The two database addresses: the owner's, who migrates, and the runtime's, who owns nothing."""

import os
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from wangdi.project.database.place import place
from wangdi.project.home import home
from wangdi.project.secrets import read_secret
from wangdi.project.trouble import Trouble

OWNER, RUNTIME, NAME = "wangdi_owner", "wangdi_app", "wangdi"
NEVER_BY_ITSELF = 1_000_000_000


@dataclass(frozen=True)
class Urls:
    owner: str
    runtime: str


def is_embedded() -> bool:
    """Whether Wangdi keeps the server itself, that is, DATABASE_URL is not set."""
    return not os.environ.get("DATABASE_URL")


def urls() -> Urls:
    """Both addresses as libpq URLs; needs no running server and opens no connection."""
    if is_embedded():
        sockets = str(place().sockets)
        return Urls(
            owner=_url(host=sockets, user=OWNER, password=_password("owner"), dbname=NAME),
            runtime=_url(host=sockets, user=RUNTIME, password=_password("app"), dbname=NAME),
        )
    given = os.environ["DATABASE_URL"]
    return Urls(owner=given, runtime=os.environ.get("DATABASE_RUNTIME_URL") or _derived(given))


def parts(url: str) -> dict[str, Any]:
    """The libpq keywords of an address; Trouble if it is not one."""
    try:
        return {key: value for key, value in conninfo_to_dict(url).items() if value is not None}
    except ProgrammingError as error:
        raise Trouble(
            "The database address cannot be read; it should look like "
            f"postgresql://user:password@host:5432/name ({str(error).strip()})."
        ) from error


def as_django(url: str) -> dict[str, Any]:
    """An entry of Django's DATABASES; WANGDI_POOL in the environment sets the pool's size."""
    known = parts(url)
    options: dict[str, Any] = {
        key: value
        for key, value in known.items()
        if key not in {"host", "port", "user", "password", "dbname"}
    }
    # Prepared is what asks for it (`bulk.execute`), nothing by itself: no count reaches this.
    options["prepare_threshold"] = NEVER_BY_ITSELF
    if size := int(os.environ.get("WANGDI_POOL", "0")):
        options["pool"] = {"min_size": 1, "max_size": size, "timeout": 10}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": known.get("dbname", NAME),
        "USER": known.get("user", ""),
        "PASSWORD": known.get("password", ""),
        "HOST": known.get("host", ""),
        "PORT": str(known.get("port", "")),
        # A connection that the server has ended is found out before a page gets it.
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


def runtime_role(owner_url: str) -> str:
    """The runtime role's name on a server of one's own: one per database."""
    return f"{parts(owner_url).get('dbname', NAME)}_app"


def _derived(owner_url: str) -> str:
    role = {"user": runtime_role(owner_url), "password": _password("app")}
    return _url(**(parts(owner_url) | role))


def _password(whose: str) -> str:
    return read_secret(home(), f"database-{whose}")


def _url(**known: Any) -> str:
    user, password = quote(known.pop("user"), safe=""), quote(known.pop("password"), safe="")
    name = quote(known.pop("dbname"), safe="")
    return f"postgresql://{user}:{password}@/{name}?{urlencode(known, quote_via=quote)}"
