"""Three-way merge: nothing is overwritten that the other side did not have before its eyes."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from aar.domain.merge import FIELDS, Merge, merge, one_line

VALUES = st.fixed_dictionaries(
    {
        "title": st.sampled_from("abc"),
        "owner": st.sampled_from([None, "ann", "ben"]),
        "due_on": st.sampled_from([None, "2026-01-01", "2026-02-02"]),
        "priority": st.sampled_from([None, "P1", "P2"]),
        "state": st.sampled_from(["agreed", "in_progress", "done", "dropped"]),
    }
)
AGREED: Any = {"title": "a", "owner": "ann", "due_on": None, "priority": "P1", "state": "agreed"}


def merged(base: Any = AGREED, ours: Any = None, theirs: Any = None) -> Merge:
    return merge(base, {**AGREED, **(ours or {})}, {**AGREED, **(theirs or {})})


def test_nothing_changed_is_nothing_to_do() -> None:
    assert merged() == Merge(base=AGREED)


def test_what_changed_on_one_side_goes_to_the_other() -> None:
    found = merged(ours={"title": "b"}, theirs={"due_on": "2026-01-01"})
    assert (found.to_theirs, found.to_ours, found.conflicts) == (
        {"title": "b"},
        {"due_on": "2026-01-01"},
        {},
    )


def test_what_changed_on_both_sides_is_a_conflict() -> None:
    found = merged(ours={"title": "b"}, theirs={"title": "c"})
    assert (found.to_theirs, found.to_ours, found.conflicts) == ({}, {}, {"title": "c"})


def test_the_same_change_on_both_sides_is_agreement() -> None:
    assert merged(ours={"title": "b"}, theirs={"title": "b"}).base["title"] == "b"


def test_whether_work_has_begun_is_the_trackers_to_say() -> None:
    assert merged(ours={"state": "in_progress"}).to_theirs == {}
    assert merged(ours={"state": "in_progress"}, theirs={"state": "done"}).to_ours == {"state": "done"}


def test_an_owner_whom_the_tracker_does_not_know_is_not_sent_again() -> None:
    base, settled = {**AGREED, "owner": None}, {"owner": ["ben", None]}
    ours = {**AGREED, "owner": "ben"}
    assert merge(base, ours, {**AGREED, "owner": None}, settled).to_theirs == {}
    assert merge(base, ours, {**AGREED, "owner": "ann"}, settled).to_ours == {"owner": "ann"}
    assert merge(base, {**AGREED, "owner": "cid"}, base, settled).to_theirs == {"owner": "cid"}


def test_reopened_on_both_sides_the_tracker_says_whether_work_has_begun() -> None:
    base = {**AGREED, "state": "done"}
    found = merge(base, {**AGREED, "state": "in_progress"}, {**AGREED, "state": "agreed"})
    assert (found.to_ours, found.conflicts) == ({"state": "agreed"}, {})


def test_a_field_that_cannot_be_read_is_left_alone() -> None:
    found = merge(AGREED, {**AGREED, "owner": "ben"}, {"title": "a"})
    assert "owner" not in found.to_theirs
    assert found.base["owner"] == "ann"


@given(VALUES, VALUES, VALUES)
def test_every_field_is_equal_sent_taken_or_in_conflict(base: Any, ours: Any, theirs: Any) -> None:
    found = merge(base, ours, theirs)
    for name in FIELDS:
        places = [name in part for part in (found.to_ours, found.to_theirs, found.conflicts)]
        assert sum(places) <= 1
        if name in found.to_theirs:
            assert theirs[name] == base[name]
        if name in found.conflicts:
            assert base[name] not in {ours[name], theirs[name]}


@given(VALUES, VALUES, VALUES)
def test_two_rounds_agree_or_name_a_conflict(base: Any, ours: Any, theirs: Any) -> None:
    found = merge(base, ours, theirs)
    ours, theirs = {**ours, **found.to_ours}, {**theirs, **found.to_theirs}
    agreed: Any = {**found.base, **found.to_theirs}
    again = merge(agreed, ours, theirs)
    assert not again.to_theirs
    assert not again.to_ours
    assert set(again.conflicts) == set(found.conflicts)


def test_a_title_is_one_line_of_at_most_255_characters() -> None:
    assert one_line(" a\n b ") == "a b"
    assert len(one_line("x" * 300)) == 255
