"""What MkDocs and Python-Markdown make of a page's Markdown: the measure of the HTML writer."""

from functools import cache
from pathlib import Path

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as HostPage

from digest.pages.blocks import Page
from digest.pages.markdown import write_page

PROJECT = Path(__file__).parents[1] / "site"


@cache
def host_config(project: Path = PROJECT) -> MkDocsConfig:
    """Give MkDocs' configuration of a site, as our plugin leaves it."""
    config = load_config(str(project / "mkdocs.yml"), plugins=[{"digest": {"incremental": False}}])  # no lock to hold
    return config.plugins.on_config(config)


def render(page: Page, known: tuple[str, ...], project: Path = PROJECT) -> HostPage:
    """Make a page the long way; links lead to the pages ``known``."""
    config = host_config(project)
    others = [File.generated(config, uri, content="") for uri in known if uri != page.uri]
    file = File.generated(config, page.uri, content=write_page(page), inclusion=InclusionLevel.NOT_IN_NAV)
    made = HostPage(None, file, config)
    made.read_source(config)
    made.render(config, Files([*others, file]))
    return made
