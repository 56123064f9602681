"""From parameters to a query: what is understood, and every fault at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.base import DocumentSchema
from schemas.comments import CommentSchema
from schemas.participants import ParticipantSchema
from schemas.statements import StatementSchema
from schemas.workshops import WorkshopSchema
from service.errors import BadQueryError
from service.store.cursor import Cursor, encode
from service.store.query import ItemQuery, ListQuery, read_item_query, read_list_query, read_no_query, sorts
from tests.strategies import texts

Pairs = list[tuple[str, str]]
ID = "0192f7a4-8f6e-7cc2-9a51-3b1f0c5d2e77"
PLACE = Cursor("name", ("Åsa", ID), 15, True)
TOKEN = encode(PLACE)


def faults(pairs: Pairs, schema: type[DocumentSchema] = ParticipantSchema) -> Pairs:
    with pytest.raises(BadQueryError) as refusal:
        read_list_query(pairs, schema)
    assert all(fault.where == "query" for fault in refusal.value.faults)
    return [(fault.name, str(fault.reason)) for fault in refusal.value.faults]


@pytest.mark.parametrize(
    ("pairs", "query"),
    [
        ([], ListQuery(sort="name")),
        ([("limit", "1")], ListQuery(sort="name", limit=1)),
        ([("limit", "200"), ("page", "50")], ListQuery(sort="name", limit=200, page=50)),
        ([("page", "0")], ListQuery(sort="name", page=0)),
        ([("page", "-7")], ListQuery(sort="name", page=-7)),
        ([("sort", "-createdAt, name")], ListQuery(sort="-createdAt,name")),
        ([("sort", "name,-name,name")], ListQuery(sort="name")),
        ([("after", TOKEN)], ListQuery(sort="name", page=None, after=PLACE)),
        ([("before", TOKEN)], ListQuery(sort="name", page=None, before=PLACE)),
        ([("fields", "name,counts.films,name")], ListQuery(sort="name", fields=("name", "counts.films"))),
        ([("include", "article")], ListQuery(sort="name", includes=("article",))),
        ([("name", "A\N{COMBINING RING ABOVE}sa")], ListQuery(sort="name", filters={"name": ("Åsa",)})),
        ([("role", "b"), ("role", "a"), ("role", "b")], ListQuery(sort="name", filters={"role": ("b", "a")})),
        ([("name", '{"$gt": ""}')], ListQuery(sort="name", filters={"name": ('{"$gt": ""}',)})),
    ],
)
def test_parameters_become_a_query(pairs: Pairs, query: ListQuery) -> None:
    assert read_list_query(pairs, ParticipantSchema) == query


@pytest.mark.parametrize(
    ("pairs", "found"),
    [
        ([("limit", "0")], [("limit", "The value must lie between 1 and 200.")]),
        ([("limit", "201")], [("limit", "The value must lie between 1 and 200.")]),
        *[
            ([(name, value)], [(name, "The value must be a whole number.")])
            for name in ("limit", "page")
            for value in ("", " 1", "+1", "1.0", "1e3", "x", "--1", "-", "٣", "9" * 20, "1\0", "0x1")
        ],
        ([("limit", "1"), ("limit", "1")], [("limit", "The parameter may be given at most once.")]),
        ([("page", "501")], [("page", "This far the list is reached only by following the link next.")]),
        ([("page", "9" * 19)], [("page", "This far the list is reached only by following the link next.")]),
        ([("page", "1"), ("after", TOKEN)], [("page", "page cannot be given together with a cursor.")]),
        ([("after", TOKEN), ("before", TOKEN)], [("before", "Give after or before, not both.")]),
        ([("after", "")], [("after", "The cursor is none of ours.")]),
        ([("after", TOKEN[:-1])], [("after", "The cursor is none of ours.")]),
        ([("after", TOKEN), ("sort", "-name")], [("after", "The cursor belongs to another sort.")]),
        ([("after", encode(PLACE._replace(values=(ID,))))], [("after", "The cursor belongs to another sort.")]),
        ([("sort", "")], [("sort", "Unknown name.")]),
        ([("sort", "--name")], [("sort", "Unknown name. Did you mean name?")]),
        ([("sort", "_internal")], [("sort", "Unknown name.")]),
        ([("fields", "-name")], [("fields", "Unknown name. Did you mean name?")]),
        ([("fields", "_internal.name")], [("fields", "Unknown name. Did you mean aliases.name?")]),
        ([("fields", "counts.film")], [("fields", "Unknown name. Did you mean counts.films?")]),
        ([("include", "articel")], [("include", "Unknown name. Did you mean article?")]),
        ([("Name", "x")], [("Name", "Unknown name. Did you mean name?")]),
        ([("name[$ne]", "x")], [("name[$ne]", "Unknown name. Did you mean name?")]),
        ([("", "")], [("", "Unknown name.")]),
        ([("name", " \t")], [("name", "The value may not be empty.")]),
    ],
)
def test_what_cannot_be_used_is_named_with_its_reason(pairs: Pairs, found: Pairs) -> None:
    assert faults(pairs) == found


@pytest.mark.parametrize(
    ("schema", "pair", "reason"),
    [
        (WorkshopSchema, ("dateFrom", "--01-12"), "The value must be a date, YYYY-MM-DD."),
        (WorkshopSchema, ("dateTo", "2022-02-30"), "The value must be a date, YYYY-MM-DD."),
        (CommentSchema, ("prompt", "redan-nu"), "The value must be an id (UUID)."),
        (CommentSchema, ("status", "secret"), "The value must be one of: published, pending, rejected, withdrawn."),
    ],
)
def test_each_filter_says_what_it_takes(schema: type[DocumentSchema], pair: tuple[str, str], reason: str) -> None:
    assert faults([pair], schema) == [(pair[0], reason)]


def test_the_id_of_a_part_is_found_in_any_case() -> None:
    assert read_list_query([("question", ID.upper())], StatementSchema).filters == {"question": (ID,)}


def test_all_faults_are_named_at_once() -> None:
    pairs = [("nmae", "x"), ("limit", "x"), ("page", "x"), ("sort", "x"), ("fields", "x,y"), ("name", "")]
    assert [name for name, _ in faults(pairs)] == ["nmae", "name", "sort", "limit", "page", "fields", "fields"]


def test_an_item_takes_only_fields_and_include() -> None:
    pairs = [("fields", "name"), ("include", "article")]
    assert read_item_query(pairs, ParticipantSchema) == ItemQuery(("name",), ("article",))
    assert read_item_query([], ParticipantSchema) == ItemQuery()
    with pytest.raises(BadQueryError, match=r"^limit, sort$"):
        read_item_query([("limit", "1"), ("sort", "name")], ParticipantSchema)


def test_where_nothing_is_taken_everything_is_refused() -> None:
    read_no_query([])
    with pytest.raises(BadQueryError, match=r"^limit, a$"):
        read_no_query([("limit", "1"), ("a", "")])


def test_a_list_sorts_by_order_only_where_there_is_one() -> None:
    assert sorts(StatementSchema) == ("createdAt", "updatedAt", "order")
    assert sorts(ParticipantSchema) == ("createdAt", "updatedAt", "name")


names = st.sampled_from(["sort", "limit", "page", "after", "before", "fields", "include", "name", "role"]) | texts


@given(st.lists(st.tuples(names, texts), max_size=6))
def test_no_parameters_make_it_fail_otherwise(pairs: Pairs) -> None:
    try:
        query = read_list_query(pairs, ParticipantSchema)
    except BadQueryError as refusal:
        query = None
        assert refusal.faults  # noqa: PT017 a refusal is one of two good outcomes
    assert query is None or 1 <= query.limit <= 200
