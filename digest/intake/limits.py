"""Bounds on what is read, each with its reason."""

MAX_BYTES = 20_000_000
"""One page. The largest news page we met has 1.2 MB; a book in plain text has 5 MB."""

MAX_BATCH_BYTES = 200_000_000
"""A JSON Lines file: 20,000 articles of 10 KB. It is read record by record."""

MAX_HTML_BYTES = 5_000_000
"""One HTML page or feed, embedded pictures not counted: its tree takes 20 to 40 times as much in memory."""

MAX_LINES = 200_000
"""Physical lines of one page; an article has a hundred, a saved archive page some thousands."""

MAX_LINE_CHARS = 100_000
"""Characters of one line of plain text: a whole article glued to one line has 30,000."""

MAX_TEXT_CHARS = 1_000_000
"""Characters of one page of plain text, and of one record: a long read has 50,000, a saved page with all its comments
300,000."""

PAGE_SECONDS = 20
"""Processor time for one page in each step of adding it; a real page takes 0.01 s."""

MAX_ITEMS = 5_000
"""Items of one feed; feeds carry 10 to 100."""

MAX_ELEMENTS = 100_000
"""Elements of one HTML page; large real pages have 15,000."""

MAX_DEPTH = 250
"""Nesting of HTML elements; real pages stay below 60. The parser itself gives up at 256."""

MAX_JSON_DEPTH = 40
"""Nesting inside structured data; real pages stay below 10."""

CHILD_SECONDS = 20.0
"""Wall time for one page in the child; a real page takes 0.05 s."""

CHILD_CPU_SECONDS = 15
"""Processor time for one page in the child, where the system can limit it."""

CHILD_MEMORY = 1_500_000_000
"""Address space of the child, where the system can limit it; it takes 250 MB when idle."""

CHILD_PAGES = 2_000
"""Pages after which a child is replaced, so that a slow leak in a parser stays small."""

MAX_ANSWER_BYTES = 64_000_000
"""The child's answer; more is taken for a crash."""

MIN_BODY_LETTERS = 45
"""Letters and digits that an article's body has at least; the shortest of 6,506 real flashes has 59."""

MIN_SENTENCE_LETTERS = 30
"""Letters and digits of its longest paragraph at least."""
