"""The small page at an old address that leads to the new one."""

from __future__ import annotations

import html
import posixpath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from digest.arabic.phrases import Phrases
    from digest.pages.blocks import Redirect


def write_redirect(redirect: Redirect, phrases: Phrases) -> str:
    """Write a redirect as a whole HTML document, with relative addresses so that any base path works."""
    target = html.escape(posixpath.relpath(redirect.new, redirect.old) + "/")
    title, link = (html.escape(phrases.text(key)) for key in ("site.moved", "site.moved_to"))
    return (
        '<!doctype html>\n<html lang="ar" dir="rtl">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{title}</title>\n"
        f'<meta http-equiv="refresh" content="0; url={target}">\n'
        '<meta name="robots" content="noindex">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        f'</head>\n<body>\n<p><a href="{target}">{link}</a></p>\n</body>\n</html>\n'
    )
