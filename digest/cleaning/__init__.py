"""Cleaning: the plain text of a raw news page in, labelled lines and an article out."""

from digest.cleaning.credits import is_agency
from digest.cleaning.furniture import count_furniture
from digest.cleaning.page import clean_page
from digest.cleaning.parts import Block, CleanPage, Flag, Furniture, Line, Refusal, Repair, Stated
from digest.cleaning.ready import clean_ready
from digest.cleaning.repairs import repair_text

__all__ = [
    "Block",
    "CleanPage",
    "Flag",
    "Furniture",
    "Line",
    "Refusal",
    "Repair",
    "Stated",
    "clean_page",
    "clean_ready",
    "count_furniture",
    "is_agency",
    "repair_text",
]
