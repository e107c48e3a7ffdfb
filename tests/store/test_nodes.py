"""YAML read as text: nothing is guessed, every value knows its line, and no file can hurt."""

import json
import time

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from digest.store.nodes import Mapping, Node, Scalar, Sequence, read_nodes

PRINTABLE = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30)
VALUES = st.recursive(PRINTABLE, lambda v: st.lists(v) | st.dictionaries(PRINTABLE, v), max_leaves=12)
QUICK = 3.0


def plain(node: Node | None) -> object:
    """Turn nodes into what json gives."""
    if isinstance(node, Mapping):
        return {key: plain(value) for key, (_, value) in node.items.items()}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return node.text if node else None


@given(st.dictionaries(PRINTABLE, VALUES, min_size=1))
def test_front_matter_round_trips(values: dict[str, object]) -> None:
    spoken = {k: v for k, v in values.items() if len(k) < 20}
    text = yaml.safe_dump(spoken, allow_unicode=True, default_style='"', width=10**6)
    root, problems = read_nodes(text, "f")
    assert not [p for p in problems if p.code != "E014"]
    assert plain(root) == spoken


@given(st.dictionaries(st.text(min_size=1, max_size=20), st.text(), min_size=1))
def test_json_strings_are_read_as_written(values: dict[str, str]) -> None:
    safe = {k: v for k, v in values.items() if not any(0xD800 <= ord(c) <= 0xDFFF for c in k + v)}
    lines = [f"{json.dumps(k)}: {json.dumps(v)}" for k, v in safe.items() if max(map(ord, k + v), default=0) < 0x10000]
    root, problems = read_nodes("\n".join(lines), "f")
    assert not problems
    assert plain(root) == (
        {json.loads(k): json.loads(v) for k, v in (_split(line) for line in lines)} if lines else None
    )


def _split(line: str) -> tuple[str, str]:
    key, end = json.JSONDecoder().raw_decode(line)
    return json.dumps(key), line[end + 2 :]


@given(st.text())
def test_any_text_gives_nodes_or_problems(text: str) -> None:
    root, problems = read_nodes(text, "f", 5)
    assert all(5 <= p.place.line <= 5 + text.count("\n") + 1 for p in problems)
    assert root is None or isinstance(root, Scalar | Sequence | Mapping)


@given(
    st.lists(st.sampled_from(["a\u2028b", "a\x85b", "a\u2029b", "a", '"a\u2028b"', "[a, b]"]), min_size=1, max_size=8)
)
def test_every_key_stands_on_its_own_line(values: list[str]) -> None:
    text = "\n".join(f"k{i}: {v}" for i, v in enumerate(values))
    root, problems = read_nodes(text, "f", 2)
    assert not problems
    assert isinstance(root, Mapping)
    assert [key.line for key, _ in root.items.values()] == list(range(2, 2 + len(values)))


@pytest.mark.parametrize(
    "text", ["no", "12:30", "0x1F", "1e3", "2020-02-19", "01", "1_000", "true", "~x", "<<x", "=", "-1", ".5"]
)
def test_values_stay_the_text_they_are(text: str) -> None:
    root, problems = read_nodes(f"a: {text}\nb: [{text}]", "f")
    assert not problems
    assert plain(root) == {"a": text, "b": [text]}


@pytest.mark.parametrize("text", ["a:", "a: ~", "a: null", "a: NULL", "a: # nothing"])
def test_no_value_is_empty(text: str) -> None:
    root, _ = read_nodes(text, "f")
    assert isinstance(root, Mapping)
    value = root.items["a"][1]
    assert isinstance(value, Scalar)
    assert value.empty


@pytest.mark.parametrize("text", ['a: ""', "a: '~'", 'a: "null"', "a: |", "a: nil"])
def test_quoted_words_are_words(text: str) -> None:
    root, _ = read_nodes(text, "f")
    assert isinstance(root, Mapping)
    value = root.items["a"][1]
    assert isinstance(value, Scalar)
    assert not value.empty


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("", []),
        ("# only a note", []),
        ("a: &x b\nc: *x", ["E014", "E014"]),
        ("a: *x", ["E014"]),
        ("<<: *x", ["E014"]),
        ("a: !!int 3", ["E014"]),
        ("a: !!python/name:os.system ''", ["E014"]),
        ("!x {a: b}", ["E014"]),
        ("%TAG ! tag:x,2000:\n---\na: !y b", ["E014"]),
        ("%YAML 9.9\n---\na: b", ["E012"]),
        ("a: b\n...\nc: d", ["E012"]),
        ("a: b\n---\nc: d\n---\ne: f", ["E014", "E014"]),
        ("? [a]\n: b", ["E014"]),
        ("? {a: b}\n: c\n? d\n: e", ["E014"]),
        ("a: 1\na: 2\na: 3", ["E013", "E013"]),
        ("a: {b: 1, b: 2}", ["E013"]),
        ("a: [b", ["E012"]),
        ("a: b\n  c: d", ["E012"]),
        ("\ta: b", ["E012"]),
        ("a: \x07\nb: \x00", ["E011", "E011"]),
        ("a: \ufffe", ["E011"]),
    ],
)
def test_problems(text: str, codes: list[str]) -> None:
    assert [p.code for p in read_nodes(text, "f")[1]] == codes


def test_a_repeated_key_keeps_its_first_value() -> None:
    root, problems = read_nodes("a: 1\nb: 2\na: 3", "f", 2)
    assert plain(root) == {"a": "1", "b": "2"}
    assert [(str(p.place), p.subject, p.values) for p in problems] == [("f:4", "a", (("first", "2"),))]


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 10_000,
        "a: " + "[" * 10_000 + "]" * 10_000,
        "a: " + "[" * 300_000,
        "a: " + "{b: " * 10_000 + "}" * 10_000,
        "\n".join(" " * i + "a:" for i in range(2_000)),
        "a: " + "? " * 10_000,
        "a: " + "- " * 10_000,
    ],
    ids=["open", "closed", "deeper", "mappings", "indented", "keys", "dashes"],
)
def test_deep_nesting_is_a_fault_and_takes_no_time(text: str) -> None:
    start = time.process_time()
    _, problems = read_nodes(text, "f")
    assert [p.code for p in problems][-1:] == ["E012"]
    assert time.process_time() - start < QUICK


def test_a_long_value_is_a_value() -> None:
    start = time.process_time()
    root, problems = read_nodes("a: " + "نص " * 1_000_000 + "\nb: c", "f")
    assert not problems
    assert isinstance(root, Mapping)
    assert root.items["b"][0].line == 2
    assert time.process_time() - start < QUICK


def test_a_bomb_of_aliases_does_not_grow() -> None:
    lines = ["a0: &a0 [x, x]", *(f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]" for i in range(1, 200))]
    root, problems = read_nodes("\n".join(lines), "f")
    assert isinstance(root, Mapping)
    assert {p.code for p in problems} == {"E014"}
