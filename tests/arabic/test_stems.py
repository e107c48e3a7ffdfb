"""Light stems join forms of one word and keep names apart from verbs."""

import pytest

from digest.arabic.stems import stem


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("والمباحثات", "مباحث"),
        ("المباحثات", "مباحث"),
        ("بالاتفاق", "اتفاق"),
        ("للصحفيين", "صحف"),
        ("قالن", "قالن"),
        ("قال", "قال"),
        ("الروسية", "روس"),
        ("ولد", "ولد"),
        ("ال", "ال"),
    ],
)
def test_stem(word: str, expected: str) -> None:
    assert stem(word) == expected


def test_hamza_does_not_part_a_name() -> None:
    assert stem("أردوغان") == stem("إردوغان")
