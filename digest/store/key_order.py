"""The order in which files hold their keys: a new key goes below the last of those before it."""

ARTICLE_KEYS = (
    "title", "source", "source_seen", "source_seen_in", "url", "kicker", "standfirst", "byline", "dateline", "credit",
    "published", "dating", "event", "grouping", "near", "raw", "flags", "corrections", "aliases", "reviewed", "draft",
    "withdrawn",
)  # fmt: skip
EVENT_KEYS = (
    "title", "title_origin", "storyline", "storyline_by", "aliases", "apart", "start", "end", "span_origin", "place",
    "corrections", "draft",
)  # fmt: skip
