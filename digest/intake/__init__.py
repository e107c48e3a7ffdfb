"""Bytes to raw pages: text, HTML, feeds, JSON Lines; charset, limits, refusals.

>>> read_input("page.txt", "قال الوزير إن المحادثات انتهت.".encode())[0].kind
'text'
"""

from digest.intake.charset import Decoded, decode
from digest.intake.guard import OUR_FAULT, blame_ourselves, guard
from digest.intake.raw import BODY_ROLES, Block, Fact, RawPage, Refused, Stated
from digest.intake.reading import find_size_fault, iterate_input, read_input, tells_records
from digest.intake.worker import Parser, ParserChild, share_parser

__all__ = [
    "BODY_ROLES",
    "OUR_FAULT",
    "Block",
    "Decoded",
    "Fact",
    "Parser",
    "ParserChild",
    "RawPage",
    "Refused",
    "Stated",
    "blame_ourselves",
    "decode",
    "find_size_fault",
    "guard",
    "iterate_input",
    "read_input",
    "share_parser",
    "tells_records",
]
