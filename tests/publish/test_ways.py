"""The ways to make a site (skeletons, one by one, MkDocs alone) give the same files; anchors are checked in each."""

from pathlib import Path

from tests.publish.builds import publish, publish_plainly, start_site
from tests.site_trees import list_files, run_mkdocs


def test_each_way_gives_the_same_files(tmp_path: Path) -> None:
    fast, slow = start_site(tmp_path / "fast"), start_site(tmp_path / "slow", fast=False)
    made = publish(fast)
    assert any(name.startswith("templates/") for name in list_files(fast / ".mujaz"))
    assert {name for name, data in publish(slow).items() if made.get(name) != data} == set()
    assert {name for name, data in publish_plainly(fast).items() if made.get(name) != data} == set()


def test_a_hand_written_link_to_an_anchor_of_ours_is_checked(tmp_path: Path) -> None:
    project = start_site(tmp_path)
    about = project / "content" / "pages" / "about.md"
    target = "articles/2021-03-02-port-strike.md"
    about.write_text(f"{about.read_text('utf-8')}\n[مقال]({target}#dating) [مقال]({target}#nowhere)\n", "utf-8")
    ran = run_mkdocs("build", "--strict", cwd=project)
    assert ran.code == 1
    told = [line for line in ran.lines if "does not contain an anchor" in line]
    assert len(told) == 1
    assert f"the doc '{target}' does not contain an anchor '#nowhere'" in told[0]
