"""New entries of ``sources.yml``: keys, addresses, line ends."""

from __future__ import annotations

import pytest

from digest.store.source_entries import append_entries, choose_source_key, is_shared_host, read_host, write_source


@pytest.mark.parametrize(
    ("name", "host", "key"),
    [
        ("جريدة المدينة", "", "jarida-al-madina"),
        ("الجزيرة", "aljazeera.net", "aljazeera"),
        ("بي بي سي", "bbc.co.uk", "bbc"),
        ("آر تي", "arabic.rt.com", "rt"),
        ("مدونة الوادي", "wadi.blogspot.com", "wadi"),
        ("قناة الوادي", "t.me", "qana-al-wadi"),
        ("قناة الوادي", "facebook.com", "qana-al-wadi"),
        ("الوادي", "example", "example"),
        ("…", "", "source"),
    ],
)
def test_a_key_is_the_name_in_the_address_or_the_outlets_in_latin_letters(name: str, host: str, key: str) -> None:
    assert choose_source_key(name, host, ()) == key
    assert choose_source_key(name, host, {key}) == f"{key}-2"


def test_an_address_of_many_outlets_is_claimed_by_none() -> None:
    assert is_shared_host("facebook.com")
    assert not is_shared_host("wadi.blogspot.com")
    assert "domains" not in write_source("wadi", "قناة الوادي", "t.me")
    assert write_source("wadi", "الوادي", "wadi.example") == 'wadi:\n  name: "الوادي"\n  domains: [wadi.example]\n'
    assert read_host("https://www.Wadi.example:8080/1") == "wadi.example"


def test_entries_are_appended_with_the_files_own_line_ends() -> None:
    assert append_entries("a:\r\n  name: x", "b:\n") == "a:\r\n  name: x\r\nb:\r\n"
    assert append_entries("", "b:\n") == "b:\n"
    assert append_entries("a: {name: x}\n", "b:\n") == "a: {name: x}\nb:\n"
