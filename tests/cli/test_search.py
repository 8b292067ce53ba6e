"""`aar search` holds the contract."""

from tests.cli.conftest import Aar
from tests.usecases.conftest import World
from tests.usecases.test_review_states import published


def test_what_is_found_is_one_json_list_best_first(aar: Aar, world: World) -> None:
    published(world)
    hits = aar("search", "add", "traffic", "--json").json
    assert hits[0] == {
        "kind": "action",
        "id": "ACT-0001",
        "incident_id": "INC-0001",
        "title": "Add traffic to the canary",
        "snippet": hits[0]["snippet"],
        "score": hits[0]["score"],
        "state": "agreed",
    }
    assert [hit["score"] for hit in hits] == sorted((hit["score"] for hit in hits), reverse=True)


def test_people_read_a_table_or_a_sentence(aar: Aar) -> None:
    assert "incident  INC-0001  INC-0001  Checkout is slow" in aar("search", "slow").out
    nothing = aar("search", "nowhere")
    assert (nothing.code, nothing.out) == (0, "")
    assert "Nothing was found" in nothing.err


def test_without_a_word_nothing_is_found(aar: Aar) -> None:
    assert aar("search", "%_\\ '", "--json").json == []
    assert aar("search").code == 2
