from __future__ import annotations

import pytest

from digest.intake import decode
from digest.intake.mojibake import encode_latin, repair_mojibake

TEXT = (
    "قالت وزارة الخارجية إن المحادثات بين الوفدين في العاصمة انتهت من دون اتفاق.\nEnglish line\n"
    "وأضافت «الوزارة» أن جولة جديدة ستعقد عام 2020، بحسب المصدر."
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256"])
def test_decode(encoding: str) -> None:
    decoded = decode(TEXT.encode(encoding))
    assert decoded is not None
    assert (decoded.text, decoded.repaired) == (TEXT, "")


@pytest.mark.parametrize("encoding", ["iso8859_6", "mac_arabic", "cp720"])
def test_rare_tables(encoding: str) -> None:
    decoded = decode(TEXT.encode(encoding, "replace"))
    assert decoded is not None
    assert decoded.text.startswith(TEXT[:60])


@pytest.mark.parametrize(
    ("spoilt", "name"),
    [
        (TEXT.encode().decode("cp1256"), "utf-8-read-as-cp1256"),
        (TEXT.encode("cp1256").decode("latin-1"), "cp1256-read-as-latin-1"),
        (TEXT.encode().decode("latin-1"), "utf-8-read-as-latin-1"),
    ],
)
def test_mojibake(spoilt: str, name: str) -> None:
    decoded = decode(spoilt.encode())
    assert decoded is not None
    assert (decoded.text, decoded.repaired) == (TEXT, name)


def test_mojibake_with_a_sound_line() -> None:
    sound = "هذا السطر سليم لا عيب فيه."
    text, name = repair_mojibake(sound + "\n" + TEXT.encode().decode("cp1256"))
    assert text == sound + "\n" + TEXT
    assert name == "utf-8-read-as-cp1256"


def test_mojibake_with_lost_bytes() -> None:
    """A no-break space of the spoilt text became a plain one: the other letters of the line are saved."""
    spoilt = "المعلومة".encode().decode("cp1256")
    text, _ = repair_mojibake(TEXT.encode().decode("cp1256") + "\n" + spoilt + " ط " + spoilt)
    assert text.endswith("المعلومة ط المعلومة")


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "Le gouvernement français a décidé, à l'été, de créer une école élémentaire où l'élève étudie.",
        "Ïðèâåò, êàê äåëà? Ýòî ðóññêèé òåêñò â íåïðàâèëüíîé êîäèðîâêå",
        "ظلم وطغيان وغيظ وعظمة وطاعة وظلال وعطش وطبيب",
        "ÊÑß",
    ],
)
def test_what_is_sound_stays(text: str) -> None:
    decoded = decode(text.encode())
    assert decoded is not None
    assert (decoded.text, decoded.repaired) == (text, "")


def test_cut_in_mid_letter() -> None:
    decoded = decode(TEXT.encode() + b"\xd9")
    assert decoded is not None
    assert decoded.repaired == "broken-bytes"
    assert decoded.text.startswith(TEXT)


@pytest.mark.parametrize("data", [bytes(range(256)) * 20, b"\x00" * 100])
def test_no_text(data: bytes) -> None:
    assert decode(data) is None


def test_encode_latin_refuses_arabic() -> None:
    with pytest.raises(UnicodeEncodeError):
        encode_latin("ا")
