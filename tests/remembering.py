"""The whole record as a client sees it at one moment, so that it can be asked for again when it is past."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from service.current import ROOT
from tests.client import Client, link

Memory = dict[str, Any]
LISTS = {
    "articles": ("", "sort=title", "sort=-title,createdAt", "kind=statements", "kind=workshop&kind=comments"),
    "participants": (
        "",
        "sort=-name",
        "sort=-updatedAt",
        "name=a",
        "role=chef",
        "organisation=Hagfors&include=article",
    ),
    "statements": ("", "sort=order", "sort=-order,-updatedAt", "role=chef", "include=participant,article"),
    "workshops": ("", "sort=-title", "dateFrom=2022-01-01", "include=article,participant&sort=title"),
    "polls": ("", "sort=-order", "include=workshop"),
    "comments": ("", "sort=-createdAt", "externalId=1", "include=workshop"),
}
NAMING = {
    "articles": (("statements", "article"), ("workshops", "article")),
    "participants": (("statements", "participant"), ("workshops", "participant"), ("workshops", "leader")),
    "workshops": (("comments", "workshop"), ("polls", "workshop")),
}
UNDER = {
    "articles": ("statements",),
    "participants": ("statements", "contributions", "contributions?type=film", "contributions?sort=-createdAt"),
    "workshops": ("comments", "polls"),
}


def addresses(known: Iterable[tuple[str, str]]) -> Iterable[str]:
    """All that is asked of a record in which these documents have been."""
    for resource, queries in LISTS.items():
        yield from (f"/{resource}?limit=2&{query}" for query in queries)
    for resource, name in known:
        yield f"/{resource}/{name}?"
        yield from (f"/{other}?{filter_name}={name}" for other, filter_name in NAMING.get(resource, ()))
        yield from (_asking(f"/{resource}/{name}/{nested}") for nested in UNDER.get(resource, ()))


def remember(client: Client, asked: Iterable[str], at: str | None = None) -> Memory:
    """Ask for everything, with all pages of each list."""
    return {address: _read(client, address, at) for address in asked}


def _asking(address: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}limit=3"


def _read(client: Client, address: str, at: str | None) -> Any:
    response = client.http.get(
        ROOT + address + (f"&asOf={at}" if at else ""), headers={"Authorization": f"Bearer {client.key}"}
    )
    assert response.status_code in (200, 308, 400, 404, 410), response.get_data(as_text=True)
    if response.status_code == 308:
        return response.status_code, response.headers["Location"].partition("?")[0]
    body = response.get_json()
    if response.status_code != 200 or "_meta" not in body:
        return response.status_code, _bare(body)
    pages = [_bare(body)]
    while any(each["rel"] == "next" for each in body["_links"]):
        body = client.envelope(link(body, "next"))
        pages.append(_bare(body))
    return pages


def _bare(value: Any) -> Any:
    """What an answer says apart from where it was asked."""
    if isinstance(value, list):
        return [_bare(each) for each in value]
    if isinstance(value, dict):
        return {name: _bare(each) for name, each in value.items() if name not in ("_links", "instance")}
    return value
