import pytest

from tests.architecture.repository import sql_files
from tests.architecture.sql_subset import refused


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("create table a (b int primary\n key)", "1: primary key"),
        ("create table a (b int unique)", "1: unique"),
        ("create unique index i on a (b)", "1: unique"),
        ("create table a (\n b int,\n foreign key (b)\n)", "3: foreign key"),
        ("create table a (b int references c (b))", "1: foreign key"),
        ("create table a (b int check (b > 0))", "1: check constraint"),
        ("create type a as enum ('b')", "1: enum"),
        ("create sequence a", "1: sequence"),
        ("select nextval('a')", "1: sequence"),
        ("create index i on a (b)", "1: index"),
        ("delete from a returning b", "1: returning"),
        ("insert into a select 1 on conflict do nothing", "1: on conflict"),
        ("insert or replace into a select 1", "1: on conflict"),
        (
            "merge into a using b on true when matched then update when matched then delete",
            "1: two changes in one merge",
        ),
        ("select 1;\nselect 2", "2: second statement"),
        ("-- nothing\n;", "1: no statement"),
        ("SELECT 1", "1: upper case"),
        ("select 1 /* a /* b */ c */ ; delete from a", "1: second statement"),
        ("select '--' ; delete from a", "1: second statement"),
        ("select e'it\\'s' ; delete from a", "1: second statement"),
    ],
)
def test_what_the_common_subset_lacks_is_refused(text: str, found: str) -> None:
    assert found in refused(text)


@pytest.mark.parametrize(
    "text",
    [
        "select 1;\n",
        "-- Primary Key; returning\nselect 1",
        "/* unique; /* enum */ RETURNING */ select 1",
        "select 'It''s UNIQUE; returning' as \"Primary Key\"",
        "select $tag$ a; RETURNING $tag$, $$ UNIQUE; $$",
        "select e'it\\'s; UNIQUE'",
        "select b from a where b = $check and c = $enumerated",
        "select list_unique(b), uniqueness from a where checked",
        "merge into a using b on c when matched then update set d=1 when not matched then insert values (1)",
    ],
)
def test_what_only_looks_like_it_passes(text: str) -> None:
    assert refused(text) == []


def test_every_statement_keeps_to_what_both_databases_have() -> None:
    assert [f"{path}:{fault}" for path, text in sql_files() for fault in refused(text)] == []
