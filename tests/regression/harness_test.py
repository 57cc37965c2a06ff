"""The harness itself: it must see every kind of difference and forgive only what it is told to."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))

from harness import differences, pruned  # noqa: E402

TOLERANCE = {"default": 1e-6, "energy": 0.5}


def wrong(truth, found):
    return list(differences(truth, found, TOLERANCE))


def test_equal_documents_agree():
    document = {"a": [1, 2.5, None, True, "x"], "b": {"energy": 3}}
    assert wrong(document, document) == []


def test_numbers_are_compared_with_the_tolerance_of_their_key():
    assert wrong({"energy": 10}, {"energy": 10.4}) == []
    assert wrong({"energy": [10]}, {"energy": [10.6]}) != []
    assert wrong({"score": 10}, {"score": 10.4}) != []


def test_every_other_difference_is_seen():
    for truth, found in [({"a": 1}, {}), ({}, {"a": 1}), ({"a": [1]}, {"a": [1, 2]}),
                         ({"a": "x"}, {"a": "y"}), ({"a": None}, {"a": 0}),
                         ({"a": True}, {"a": 1}), ({"a": 1}, {"a": float("nan")}),
                         ({"a": {}}, {"a": []})]:
        assert wrong(truth, found) != [], (truth, found)


def test_skipped_keys_vanish_at_every_depth():
    assert pruned({"date": 1, "a": [{"date": 2, "b": 3}]}, {"date"}, {}) == {"a": [{"b": 3}]}


def test_only_lists_named_are_sorted():
    document = {"bonds": [{"r": 2}, {"r": 1}], "labels": ["b", "a"], "rank": [2, 1]}
    assert pruned(document, set(), {"bonds": "r", "labels": ""}) == {
        "bonds": [{"r": 1}, {"r": 2}], "labels": ["a", "b"], "rank": [2, 1]}
