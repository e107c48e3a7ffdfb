"""Articles to events, events to storylines, near copies: decided by rule, with the facts behind each tie.

No input or output: the caller reads the background table (``background.tsv`` beside this file) and the reports, and
writes what is decided.
"""

from digest.grouping.background import Background, parse_background
from digest.grouping.central import find_central_report
from digest.grouping.copies import anchor_reports, find_near_copies
from digest.grouping.explaining import explain_tie
from digest.grouping.placing import NEW, group_reports, sketch_reports
from digest.grouping.proposing import propose_changes
from digest.grouping.storylines import group_storylines
from digest.grouping.values import (
    Grouping,
    KnownEvent,
    MergeProposal,
    NearPair,
    Placement,
    Proposals,
    Report,
    RunnerUp,
    Settings,
    SplitProposal,
    StoryEvent,
    StoryPlacement,
    Tie,
    TieWeights,
)

__all__ = [
    "NEW",
    "Background",
    "Grouping",
    "KnownEvent",
    "MergeProposal",
    "NearPair",
    "Placement",
    "Proposals",
    "Report",
    "RunnerUp",
    "Settings",
    "SplitProposal",
    "StoryEvent",
    "StoryPlacement",
    "Tie",
    "TieWeights",
    "anchor_reports",
    "explain_tie",
    "find_central_report",
    "find_near_copies",
    "group_reports",
    "group_storylines",
    "parse_background",
    "propose_changes",
    "sketch_reports",
]
