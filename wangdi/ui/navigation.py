"""What stands in the side navigation and in the user's menu. Rooms add; the access room gates."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

Text = str | Promise

SECTIONS: dict[str, Text] = {
    "today": gettext_lazy("Today"),
    "people": gettext_lazy("People and homes"),
    "doors": gettext_lazy("Canvass and returnees"),
    "care": gettext_lazy("Care at home"),
    "gates": gettext_lazy("Gates and streets"),
    "force": gettext_lazy("Workers and posts"),
    "reports": gettext_lazy("Reports"),
    "office": gettext_lazy("Office"),
    "system": gettext_lazy("System"),
}
FEW = 12
"""So many entries stand open, all of them; of more, only the first section and the current one."""


@dataclass(frozen=True, kw_only=True)
class NavItem:
    section: str
    label: Text
    url_name: str
    icon: str
    permission: str | None = None
    order: int = 0


@dataclass(frozen=True, kw_only=True)
class MenuItem:
    label: Text
    url_name: str
    icon: str
    post: bool = False
    permission: str | None = None
    order: int = 0


@dataclass(frozen=True)
class Identity:
    name: str
    role: Text = ""
    place: str = ""


@dataclass(frozen=True)
class Link:
    label: Text
    url: str
    icon: str
    current: bool = False
    post: bool = False


@dataclass(frozen=True)
class Section:
    label: Text
    links: list[Link]
    open: bool = True


Gate = Callable[[HttpRequest, str], bool]
Who = Callable[[HttpRequest], Identity | None]
Name = Callable[[HttpRequest], str]
Help = Callable[[HttpRequest], Sequence[Text]]


@dataclass
class Ports:
    """What other rooms tell this one."""

    may: Gate | None = None
    who: Who | None = None
    office: Name | None = None
    search: str | None = None
    help: Help | None = None


_items: dict[str, NavItem] = {}
_menu: dict[str, MenuItem] = {}
_ports = Ports()


def add(item: NavItem) -> None:
    """Put a page into the side navigation; adding it again replaces it."""
    if item.section not in SECTIONS:
        raise ValueError(f"unknown section {item.section!r}; sections: {', '.join(SECTIONS)}")
    _items[item.url_name] = item


def add_menu(item: MenuItem) -> None:
    """Put an entry into the user's menu."""
    _menu[item.url_name] = item


def set_gate(may: Gate) -> None:
    """Tell who decides what a request may see. Without a gate nothing with a permission shows."""
    _ports.may = may


def set_identity(who: Who) -> None:
    """Tell how the signed-in person is named, with role and place."""
    _ports.who = who


def set_office(name: Name) -> None:
    """Tell the office's name for the top bar."""
    _ports.office = name


def set_search(url_name: str) -> None:
    """Tell the page that takes ?q= from the search box."""
    _ports.search = url_name


def set_help(sentences: Help) -> None:
    """Tell what a page says of itself, in sentences."""
    _ports.help = sentences


def help_of(request: HttpRequest) -> Sequence[Text]:
    """What the page of this request tells of itself; nothing where nobody wrote it."""
    return _ports.help(request) if _ports.help else ()


def allowed(request: HttpRequest, permission: str | None) -> bool:
    """Whether an entry with this permission shows for the request."""
    if permission is None:
        return True
    return _ports.may is not None and _ports.may(request, permission)


def sections(request: HttpRequest) -> list[Section]:
    """The side navigation for a request: sections that have something, the current page marked.

    Current is the entry whose address is the longest beginning of the request's path. A worker
    with few pages sees them all; where there are many, sections are closed but for where one is.
    """
    seen = [item for item in _items.values() if allowed(request, item.permission)]
    urls = {item.url_name: reverse(item.url_name) for item in seen}
    current = _current(request.path, list(urls.values()))
    result: list[Section] = []
    for code, label in SECTIONS.items():
        items = sorted((i for i in seen if i.section == code), key=lambda i: i.order)
        links = [_link(item, urls[item.url_name], current) for item in items]
        if links:
            here = len(seen) <= FEW or not result or any(link.current for link in links)
            result.append(Section(label, links, here))
    return result


def _link(item: NavItem, url: str, current: str | None) -> Link:
    return Link(item.label, url, item.icon, current=url == current)


def _current(path: str, urls: list[str]) -> str | None:
    under = [url for url in urls if path == url or (url != "/" and path.startswith(url))]
    return max(under, key=len, default=None)


def menu(request: HttpRequest) -> list[Link]:
    """The user's menu."""
    seen = sorted(
        (item for item in _menu.values() if allowed(request, item.permission)),
        key=lambda item: item.order,
    )
    return [Link(i.label, reverse(i.url_name), i.icon, post=i.post) for i in seen]


def identity(request: HttpRequest) -> Identity | None:
    """The person at the page, or None for a stranger."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return None
    return _ports.who(request) if _ports.who else Identity(name=str(user))


def office(request: HttpRequest) -> str:
    """The office's name, or the product's where no office is set up."""
    return (_ports.office(request) if _ports.office else "") or _("Wangdi")


def search_url(request: HttpRequest) -> str | None:
    """Where the search box sends ?q=, for those signed in."""
    if _ports.search is None or identity(request) is None:
        return None
    return reverse(_ports.search)
