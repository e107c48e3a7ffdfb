"""Numbers, lists and alphabets as the index writes them, read back here as the worker reads them."""

from hypothesis import given
from hypothesis import strategies as st

from digest.search import packing


def read_numbers(text: str) -> list[int]:
    numbers, high = [], 0
    for char in text:
        digit = packing.DIGITS.index(char)
        if digit >= packing.ENDING:
            high = high * (len(packing.DIGITS) - packing.ENDING) + digit - packing.ENDING
        else:
            numbers.append(high * packing.ENDING + digit)
            high = 0
    return numbers


def read_list(text: str) -> list[int]:
    if text.startswith(packing.BITS):
        sixes = [packing.DIGITS.index(char) for char in text[1:]]
        return [six * 6 + bit for six, bits in enumerate(sixes) for bit in range(6) if bits >> bit & 1]
    documents, last = [], -1
    for gap in read_numbers(text):
        last += gap + 1
        documents.append(last)
    return documents


@given(st.lists(st.integers(0, 10**7)))
def test_numbers_come_back(numbers: list[int]) -> None:
    assert read_numbers("".join(map(packing.write_number, numbers))) == numbers


@given(st.sets(st.integers(0, 20_000), min_size=1))
def test_lists_come_back(documents: set[int]) -> None:
    written = packing.write_list(sorted(documents))
    assert read_list(written) == sorted(documents)
    assert not set(written) & set("|,\n ")


@given(st.text())
def test_alphabets_exchanged_twice_give_the_text(text: str) -> None:
    assert packing.exchange(packing.exchange(text)) == text


def test_arabic_takes_one_byte_a_letter() -> None:
    assert len(packing.exchange("قال المتحدث، إن المحادثات «فشلت»").encode()) == len("قال المتحدث، إن المحادثات «فشلت»")


@given(st.lists(st.text(alphabet="abc", min_size=1, max_size=9), min_size=1, unique=True), st.integers(1, 40))
def test_shards_hold_every_line_once_in_order(keys: list[str], size: int) -> None:
    lines = sorted((key, f"{key}|x") for key in keys)
    shards = packing.cut_shards(lines, size)
    assert "".join(text for _, text in shards) == "".join(f"{line}\n" for _, line in lines)
    assert [first for first, _ in shards] == [text.partition("|")[0] for _, text in shards]


@given(st.text(), st.text(st.sampled_from(packing.ARABIC + packing.LATIN + " 0\n")))
def test_letters_are_exchanged_one_by_one_beside_any_others(others: str, text: str) -> None:
    table = str.maketrans(packing.ARABIC + packing.LATIN, packing.LATIN + packing.ARABIC)
    for whole in (text, others + text, text + others):
        assert packing.exchange(whole) == whole.translate(table)
        assert packing.exchange(packing.exchange(whole)) == whole


@given(st.lists(st.text(st.characters(exclude_characters="\n"))))
def test_words_are_exchanged_together(words: list[str]) -> None:
    assert packing.exchange_words(words) == {word: packing.exchange(word) for word in words}
