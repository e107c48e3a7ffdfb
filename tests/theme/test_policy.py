"""The content security policy: which scripts of a template get a hash, and what the policy says."""

from __future__ import annotations

from digest.theme.policy import find_inline_scripts, write_policy

TEMPLATE = """<script>first()</script><script src="a.js"></script><SCRIPT nomodule>second(
)</SCRIPT><script type="application/json">{}</script><script id="x" type="application/ld+json">{}</script>
<script>first()</script><script data-src="no">third()</script>"""


def test_inline_scripts_are_found_once_each() -> None:
    assert find_inline_scripts(TEMPLATE) == ("first()", "second(\n)", "third()")


def test_the_policy_allows_our_files_and_the_hashed_scripts_alone() -> None:
    # echo -n 'first()' | openssl dgst -sha256 -binary | base64
    assert write_policy(("first()",)) == (
        "default-src 'none'; script-src 'self' 'sha256-fDYmfWjvur9AxjhDbjHe6RvExc05MbXhhrbgz2vvy/A='; "
        "connect-src 'self'; font-src 'self'; img-src 'self'; manifest-src 'self'; style-src 'self'; "
        "worker-src 'self'; base-uri 'none'; form-action 'none'"
    )


def test_no_policy_lets_anything_unsafe_in() -> None:
    assert "unsafe" not in write_policy(find_inline_scripts(TEMPLATE))
