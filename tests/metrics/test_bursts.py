"""Clusters of incidents are seen, chance and true change are not taken for them."""

from aar.metrics.bursts import is_bursty


def test_a_cluster_is_bursty() -> None:
    assert is_bursty([10, 0, 0, 0])


def test_below_ten_incidents_nothing_is_said() -> None:
    assert not is_bursty([9, 0, 0, 0])


def test_variance_over_mean_of_exactly_the_limit_is_not_bursty() -> None:
    """Both have a variance of 9, around a mean of 6 and of 4."""
    assert not is_bursty([3, 6, 9])
    assert is_bursty([1, 4, 7])


def test_a_change_between_the_windows_is_no_burst() -> None:
    assert not is_bursty([10, 10, 10, 10], [0, 0, 0])


def test_clusters_after_the_work_count_too() -> None:
    assert is_bursty([1, 1, 1, 1], [12, 0, 0])


def test_without_whole_months_nothing_is_said() -> None:
    assert not is_bursty([], [])
    assert not is_bursty([30])
