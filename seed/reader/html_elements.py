"""What the elements of a page are to the reader: inline or not, content or something around it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from .decode import squeeze
from .html_tokens import Token
from .vocabulary import words

Role = Literal["skipped", "crumbs", "chrome", "main", "picture", "headline"]

VOID = words("area base br col embed hr img input link meta param source track wbr")
INLINE = words(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark meter nobr output q s samp"
    " small span strike strong sub sup time tt u var"
)
SKIPPED = words(
    "script style template noscript svg button select textarea iframe noframes object video audio canvas xmp"
)
CHROME = words("nav dialog title")
CHROME_OUTSIDE = words("header footer aside")  # chrome around an article, content within it
CHROME_ROLES = words("navigation banner contentinfo complementary search dialog alertdialog menu")
# A whole token of a class or an id: 'cookie-banner' is chrome, 'content-with-menu' is not.
CHROME_NAME = re.compile(r"(cookies?|consent|menu|meny|sidfot|sidhuvud|footer|sidebar|skiplinks?)([-_].*)?", re.I)
CRUMBS_NAME = re.compile(r"((sv|env|page|site|c|m)[-_])?(breadcrumbs?|br[oö]dsmul\w*|crumbs)([-_ ].*)?|du är här", re.I)
HIDDEN_STYLE = re.compile(r"display\s*:\s*none", re.IGNORECASE)
# What these are, whatever class they bear.
ROLES: dict[str, Role | None] = {
    "main": "main",
    "figure": "picture",
    "picture": "picture",
    **dict.fromkeys(("html", "body", "article")),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "headline"),
}
SEPARATOR = re.compile(r"(?:^|\s)[/›»>|](?=\s|$)")


def role_of(tag: Token, *, in_article: bool) -> Role | None:
    """Say what stands in an element; None where it is content like any other."""
    attributes = tag.attributes
    if tag.name in SKIPPED or is_hidden(attributes):
        return "skipped"
    if attributes.get("role") == "main":
        return "main"
    if tag.name in ROLES:
        return ROLES[tag.name]
    names = [*attributes.get("class", "").split(), attributes.get("id", "")]
    if any(map(CRUMBS_NAME.fullmatch, [*names, attributes.get("aria-label", "")])):
        return "crumbs"
    elements = CHROME if in_article else CHROME | CHROME_OUTSIDE
    named = attributes.get("role") in CHROME_ROLES or any(map(CHROME_NAME.fullmatch, names))
    return "chrome" if named or tag.name in elements else None


def is_hidden(attributes: dict[str, str]) -> bool:
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or bool(HIDDEN_STYLE.search(attributes.get("style", "")))
    )


def split_crumbs(texts: Iterable[str]) -> tuple[str, ...]:
    """Part a breadcrumb where its elements end and where a separator is printed."""
    crumbs = (squeeze(crumb) for text in texts for crumb in SEPARATOR.split(text))
    return tuple(crumb for crumb in crumbs if crumb and not crumb.endswith(":"))
