"""Ids of what comes from pages. Those written down here may never change: citations rest on them."""

from __future__ import annotations

import unicodedata

import pytest

from schemas.values import is_uuid
from seed.documents import documents_of
from seed.identity import NAMESPACE, PageIds, participant_id
from seed.loader import shipped_pages
from seed.reader import read_page
from tests.seed.page import LEAD, html_page, text_page

LASTING = {
    "articles": {"628c1628-12b2-521c-b7df-a62777376a9e", "ffb22be9-f98d-5fe1-8dd9-8b97cdb09a90"},
    "workshops": {"109a52e0-6d0d-5bd4-9c01-8d778c60ba04"},
    "polls": {"a79f9be4-0b22-5f16-aa06-4b8a40408871", "7821ed12-032b-53a9-9cea-51afc3160aed"},
    "statements": {"d063181e-aabe-5d0b-82af-9836bd1ea787", "18eeab83-a96a-5875-a0bc-4e2c90b7a90f"},
    "comments": {"f00ce85f-85ac-5762-a68c-f1340e8d6f07", "d8eea8ce-ae07-5e35-993b-010f5328ece3"},
}
PEOPLE = {
    "Annika Dahlgren": "f10f361d-9878-5ebd-b6cb-c88ed20875e1",
    "Maria Person": "87d245d2-d572-53ef-9b4d-bb95046f7897",
    "Maria Persson": "a70d8c6f-4ac5-5657-9eac-fc84bde2c4f5",
}
PARTS = {
    "questions": {
        "6d0f478d-12cf-5760-a5eb-b5546bce5920",
        "13f19712-9103-5c7f-a0b8-e186891b8fc8",
        "a0b4e737-859c-54ac-a725-ff90f546f396",
    },
    "prompts": {"6f03bcdd-c320-58cf-87f1-d98a93dee4aa"},
    "agenda": {"30918782-2ad4-5684-92cd-9051200942d4", "64f59460-e0c7-5313-9d26-6f9d1847a35c"},
}


def ids(content: bytes, name: str = "a.txt") -> list[tuple[str, str]]:
    return [(each.resource, each.id) for each in documents_of(read_page(name, content), 99)]


@pytest.fixture(scope="module")
def shipped() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {name: set() for name in ("participants", *LASTING)}
    for page in shipped_pages():
        for resource, id in ids(page.content):
            found[resource].add(id)
    return found


@pytest.mark.parametrize("resource", LASTING)
def test_what_was_cited_once_is_found_for_ever(shipped: dict[str, set[str]], resource: str) -> None:
    assert LASTING[resource] <= shipped[resource]


def test_the_shipped_pages_bring_so_much(shipped: dict[str, set[str]]) -> None:
    counts = {resource: len(found) for resource, found in shipped.items()}
    assert counts == {"participants": 12, "articles": 2, "statements": 15, "workshops": 1, "polls": 2, "comments": 7}


def test_parts_keep_their_ids_too() -> None:
    fields = [each.fields for page in shipped_pages() for each in documents_of(read_page("x", page.content), 1)]
    for name, lasting in PARTS.items():
        assert lasting <= {part["id"] for each in fields for part in each.get(name, [])}


@pytest.mark.parametrize(("name", "id"), PEOPLE.items())
def test_a_person_has_one_id_however_the_name_is_typed(name: str, id: str) -> None:
    typed = [name, name.upper(), f"  {name.replace(' ', '   ')} ", unicodedata.normalize("NFD", name)]
    assert {participant_id(each) for each in typed} == {id}


def test_letters_with_and_without_marks_are_other_letters() -> None:
    assert len({participant_id(name) for name in ("Åsa Ek", "Asa Ek", "Åsa Eek", "ÅsaEk")}) == 4


def test_ids_are_name_based_uuids() -> None:
    assert is_uuid(str(NAMESPACE))
    assert participant_id("Åsa Ek")[14] == "5"


def test_a_page_is_the_same_whatever_its_file_and_its_form() -> None:
    lines = (LEAD, "”Ett?”", " • A", " • B")
    content = text_page(*lines)
    assert ids(content) == ids(content, "other.txt") == ids(content.replace(b"\n", b"\r\n"))
    assert ids(content) == ids(html_page(*lines), "a.html")


def test_another_title_or_breadcrumb_is_another_page() -> None:
    pages = [
        text_page(LEAD, "”Ett?”", " • A"),
        text_page(LEAD, "”Ett?”", " • A", title="Annat"),
        text_page(LEAD, "”Ett?”", " • A", crumbs="Vårdgivarwebben / Annat arkiv / Nära vård i Värmland"),
    ]
    assert len({id for page in pages for _, id in ids(page)}) == 3 * len(ids(pages[0]))


def test_what_stands_twice_on_a_page_is_two() -> None:
    made = PageIds(read_page("a", text_page(LEAD)))
    first, second, third = (made.each("comment", "p", "t") for _ in range(3))
    assert len({first, second, third}) == 3
    assert made.once("comment", "p", "t") == first
    assert PageIds(read_page("b", text_page(LEAD))).each("comment", "p", "t") == first


def test_parts_do_not_run_together() -> None:
    made = PageIds(read_page("a", text_page(LEAD)))
    assert len({made.once("comment", "a", "b"), made.once("comment", "ab"), made.once("poll", "a", "b")}) == 3
