"""The content security policy: a page runs the scripts of the site's files and of its template, and no others.

The hashes of inline scripts are taken from the template filled with no content at all, never from a finished page:
a script that got into a text in spite of everything gets no hash and is not run. So an inline script may depend on
nothing but the depth of its page; whatever else a script must know stands in a ``data-`` attribute or in JSON.
"""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL | re.IGNORECASE)
#: A script in a file needs no hash; a block of data is not run, and asks for no leave.
_NOT_INLINE = re.compile(r"""(?<![\w-])src=|(?<![\w-])type=["']?application/(?:ld\+)?json""", re.IGNORECASE)
_SELF = ("connect-src", "font-src", "img-src", "manifest-src", "style-src", "worker-src")


def find_inline_scripts(html: str) -> tuple[str, ...]:
    """Give the code of every inline script of a finished template, each once, in order."""
    found = (m["code"] for m in _SCRIPT.finditer(html) if not _NOT_INLINE.search(m["attributes"]))
    return tuple(dict.fromkeys(found))


def write_policy(scripts: tuple[str, ...]) -> str:
    """Write the policy of pages whose template holds these inline scripts.

    Source: Content Security Policy Level 3. ``frame-ancestors`` and ``report-to`` do not work in a ``<meta>``.
    """
    hashes = "".join(f" 'sha256-{b64encode(sha256(code.encode()).digest()).decode()}'" for code in scripts)
    own = "; ".join(f"{name} 'self'" for name in _SELF)
    return f"default-src 'none'; script-src 'self'{hashes}; {own}; base-uri 'none'; form-action 'none'"
