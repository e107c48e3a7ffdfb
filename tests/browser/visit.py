"""A visit: one browser window that writes down everything that goes wrong while a test looks around."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, Request, Response

Scheme = Literal["light", "dark"]

WIDTHS = {1280: 900, 390: 844}
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-proxy-server",
    # A page that asks another host gets no answer, on whatever machine the tests run.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
)
LOCAL_SCHEMES = ("data", "blob", "about")
#: When the letters are there and two frames have been drawn with them, what scripts do on loading is done.
DRAWN = """() => document.fonts.ready.then(() => new Promise(
  done => requestAnimationFrame(() => requestAnimationFrame(() => done(true)))))"""


@dataclass
class Visit:
    """A page with its list of faults; `page` is playwright's, `home` is where everything must come from."""

    page: Page
    home: str
    faults: list[str] = field(default_factory=list)
    expected_missing: set[str] = field(default_factory=set)
    waiting: set[Request] = field(default_factory=set)

    def open(self, path: str = "") -> Response:
        """Go to a path of the site (relative to its home), wait until it has settled, return the answer."""
        response = self.page.goto(self.home + path, wait_until="load")
        assert response is not None, f"no answer from {path}"
        self.settle()
        return response

    def settle(self) -> None:
        """Wait until the page is drawn and every request has its answer; half a second of quiet only for late ones."""
        self.page.wait_for_load_state("load")
        self.page.evaluate(DRAWN)
        if self.waiting:
            self.page.wait_for_load_state("networkidle")

    def open_missing(self, path: str) -> Response:
        """Go to an address that does not exist: a 404 of the page itself is no fault here."""
        self.expected_missing.add(self.home + path)
        response = self.open(path)
        assert response.status == 404, f"{path} answered {response.status}"
        return response

    def watch(self) -> None:
        """Begin to write down faults."""
        self.page.on("console", self.note_console)
        self.page.on("pageerror", lambda error: self.faults.append(f"page error: {error}"))
        self.page.on("request", self.note_request)
        self.page.on("response", self.note_response)
        self.page.on("requestfailed", self.note_failure)

    def note_console(self, message: ConsoleMessage) -> None:
        """Write down errors and warnings of the console."""
        where = str(message.location.get("url", ""))
        if message.type in {"error", "warning"} and where not in self.expected_missing:
            self.faults.append(f"console {message.type}: {message.text} ({where})")

    def note_request(self, request: Request) -> None:
        """Write down a request to another host, and that an answer is waited for."""
        self.waiting.add(request)
        asked = urlsplit(request.url)
        if asked.scheme not in LOCAL_SCHEMES and asked.netloc != urlsplit(self.home).netloc:
            self.faults.append(f"foreign request: {request.url}")

    def note_response(self, response: Response) -> None:
        """Write down an answer that is an error; its body, which nobody may want, is not waited for."""
        self.waiting.discard(response.request)
        if response.status >= 400 and response.url not in self.expected_missing:
            self.faults.append(f"status {response.status}: {response.url}")

    def note_failure(self, request: Request) -> None:
        """Write down a request without an answer; one that the browser broke off by leaving is no fault."""
        self.waiting.discard(request)
        if request.failure != "net::ERR_ABORTED":
            self.faults.append(f"request failed: {request.url} ({request.failure})")

    def take_faults(self) -> list[str]:
        """Return the faults so far and forget them, for a test that expects some."""
        self.settle()
        taken = list(self.faults)
        self.faults.clear()
        return taken

    def measure_overflow(self) -> int:
        """Return by how many pixels the page can be scrolled sideways."""
        script = "document.scrollingElement.scrollWidth - document.documentElement.clientWidth"
        return int(self.page.evaluate(script))


def axe(page: Page, rule: str = "") -> list[str]:
    """Return axe's faults of a page at any level, best practice included: rule, impact, what to do, where.

    Given a rule, asks for that one alone, even one that axe does not ask for by itself; it must have found its matter.

    Source: axe-core, as shipped inside axe-playwright-python (nothing is fetched).
    """
    options: dict[str, Any] = {"resultTypes": ["violations"]}
    if rule:
        options |= {"runOnly": [rule], "rules": {rule: {"enabled": True}}}
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    result = page.evaluate("options => axe.run(document, options)", options)
    assert result["violations"] or result["passes"], f"axe found nothing to judge on {page.url}"
    return [describe_violation(one) for one in result["violations"]]


def describe_violation(violation: dict[str, Any]) -> str:
    """Put one of axe's findings on one line."""
    places = [" ".join(map(str, node["target"])) for node in violation["nodes"]]
    return f"{violation['id']} ({violation['impact']}): {violation['help']}: {', '.join(places[:5])}"


def launch_chromium(playwright: Playwright, path: str) -> Browser:
    """Start a browser with a new, empty profile (playwright makes one for each start and removes it)."""
    return playwright.chromium.launch(executable_path=path, args=list(FLAGS))


@contextmanager
def open_visit(browser: Browser, home: str, width: int, scheme: Scheme) -> Iterator[Visit]:
    """Open a window of a width (1280 or 390) and colour scheme, without motion, that writes down faults."""
    context = browser.new_context(
        viewport={"width": width, "height": WIDTHS.get(width, 900)},
        color_scheme=scheme,
        reduced_motion="reduce",
        locale="ar",
        timezone_id="Asia/Damascus",
        service_workers="block",
    )
    try:
        visit = Visit(context.new_page(), home)
        visit.watch()
        yield visit
    finally:
        context.close()


@contextmanager
def watch_visits(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Give a function that opens windows; close them at the end and fail when any of them noted a fault."""
    visits: list[Visit] = []
    with ExitStack() as stack:

        def visit(home: str, *, width: int = 1280, scheme: Scheme = "light") -> Visit:
            visits.append(stack.enter_context(open_visit(browser, home, width, scheme)))
            return visits[-1]

        yield visit
        faults = [fault for one in visits for fault in one.take_faults()]
    if faults:
        pytest.fail("the browser noted:\n" + "\n".join(faults))
