"""What a text may hold that some part of a Markdown, HTML, YAML or Jinja machine would take for a command."""

from hypothesis import strategies as st

from digest.arabic.typography import normalise

SECRET = "ما في الملف السرّيّ"  # noqa: S105 (what a file holds that must not be read)

CONSTRUCTS = (
    # HTML and entities
    "<script>alert(1)</script>", "</script><script>x</script>", "<img src=x onerror=alert(1)>", "<b>", "</div>", "</p>",
    "<!-- x -->", "<!DOCTYPE x>", "<?php x ?>", "<![CDATA[x]]>", "&amp;", "&lt;b&gt;", "&#60;b&#62;", "&#x3c;b&#x3e;",
    "&nbsp;", "&copy", "&#0;", "a<b>c", "x < y > z", '" onload="x', "' onload='x", "<http://x.example>",
    "<x@y.example>",
    '<div markdown="1">', "<details><summary>x</summary></details>", "<svg onload=x>", "<style>*{}</style>",
    # Markdown blocks
    "# x", "## x", "###### x #", "#x", "> x", "- x", "+ x", "* x", "1. x", "12) x", "a. x", "(i) x", "#. x", "---",
    "***",
    "___", "===", "- - -", "x\n===", "x\n---", "    x", "\tx", "```x", "~~~ x", "``` {.x}", "| a | b |", "|---|---|",
    "a | b",
    ":   x", ": x", "[x]: http://x.example 'y'", "[^1]: x", "*[x]: y", "*[موجز]: y", "!!! note", '!!! danger "x"',
    "??? note", "???+ x",
    '=== "x"', "/// x", "/// note | x", "///", "- [ ] x", "- [x] y", '[=50% "x"]', "[TOC]", "[[x]]",
    '--8<-- "secret.txt"',
    '-8<- "secret.txt"', '--8<-- "secret.txt:1:2"', ';--8<-- "secret.txt"', "--8<--", "<!-- md:option -->",
    # Markdown inline
    "*x*", "**x**", "***x***", "_x_", "__x__", "x_y_z", "`x`", "``x``", "\\*x\\*", "\\", "\\\\", "[x](y)",
    "[x](javascript:alert(1))",
    "![x](y.png)", "![x][y]", "[x][y]", "[x][]", "[x]", "[^1]", "[^x]", "^[x]", "[x]{.y}", "http://x.example/",
    "https://x.example/a_b_c",
    "www.x.example", "x@y.example", "mailto:x@y.example", "ftp://x.example", "javascript:alert(1)", "//x.example",
    # attr_list and its like
    "{: .x onclick=y }", "{.x}", "{#x}", "x {: #y }", "{: onclick=alert(1)}", "{ .x #y }", "x{: .y}", "{::comment}",
    # pymdownx
    "{++x++}", "{--x--}", "{~~x~>y~~}", "{==x==}", "{>>x<<}", "++ctrl+x++", "++x++", "^^x^^", "x^y^", "~~x~~",
    "x~y~", "==x==",
    ":smile:", ":x:", ":material-home:", ":fontawesome-brands-x:", "$x$", "$$x$$", "\\(x\\)", "\\[x\\]",
    "#!python x", "`#!py x`",
    "`:::python x`", "@x", "@x/y", "#1", "x/y#1", "x#1", "x@abcdef1234567", "!1", "?1", "(c)", "(r)", "(tm)", "c/o",
    "1/2", "-->", "+/-", "=/=",
    "==&gt;", "--", "...", "'x'", "<<x>>", "!!x!!", "??x??", "%%x%%", "::x::", "||x||", "**bold*it***", "*__x_*",
    # Jinja, YAML, JSON, shell
    "{{ config.site_name }}", "{{ 7*7 }}", "{% raw %}", "{% include 'secret.txt' %}", "{# x #}", "{{", "}}", "%{x}",
    "${x}", "x: y", "x: [y",
    "- x: y", "'x", '"x', '"', "'", "\"x\" 'y'", "!!python/object:x", "!x", "&x", "*x", "|", ">", "%x", "@", "~",
    "null", "no", "12:30", "x #y",
    "]]>", "]}", "{}", "\\n", "\\u0041", "\\x41", "%41", "</title>", "</textarea>", "\x02wzxhzdk:0\x03", "wzxhzdk:0",
    "klzzwxh:0000", "\x02amp\x03",
    "&wzxhzdk", "\u2028x", "\u00a0x", "x\u00a0y",
    # direction and letters
    "\u202eabc\u202c", "\u2066x\u2069", "\u200fx\u200e", "\u200cx\u200d", "\ufeffx", "x\ufeff", "\u0301",
    "\u064b\u0651", "\u0640\u0640", "ﷺ", "ﻻ", "\u0600",
    "abc \u05d0\u05d1 عربي 123", "+90 312 555 01 01", "3-1", "\U0001f3f4\U000e0067\U000e0062\U000e007f",
    "\U000f0000", "\ue000", "\ufffe\uffff",
    "\ufdd0", "\U0001fffe", "\u0378", "\U0001d7d8", "\u00ad", "\u180e", "\u2060", "\x85", "\x7f", "\x00", "\x1b[31m",
    "é", "e\u0301", "㎏",
)  # fmt: skip

LETTERS = st.characters(exclude_categories=["Cs"])
SIGNS = st.sampled_from(list("\\`*_{}[]()<>#+-.!|:;~^=$@&%?/'\" \t\n0123456789abWx،؛؟«»ابجد"))
PIECES = st.one_of(
    st.sampled_from(CONSTRUCTS),
    st.text(LETTERS, min_size=1, max_size=8),
    st.text(SIGNS, min_size=1, max_size=10),
    st.sampled_from(("كلمة", "قال الوزير", "word", "12", " ")),
)


def has_words(text: str) -> bool:
    return bool(normalise(text).text)


#: Any text: constructs, random Unicode, random signs, with and without spaces between them; never empty.
TEXTS = st.builds(
    lambda pieces, glue: glue.join(pieces), st.lists(PIECES, min_size=1, max_size=4), st.sampled_from(("", " "))
).filter(has_words)
