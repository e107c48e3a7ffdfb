"""What the editor's verbs say when they refuse, and what they remark on."""

from __future__ import annotations

from digest.cli.group import FAULTY, MISUSED

#: For each refusal: the exit code (wrong usage, or the content as it stands) and the sentence.
REFUSALS = {
    "unknown-article": (MISUSED, "no article «{named}»{near}"),
    "unknown-event": (MISUSED, "no event «{named}»{near}"),
    "unknown-storyline": (MISUSED, "no storyline «{named}»{near}; --title opens a new one with `digest storyline`"),
    "unknown-any": (MISUSED, "no {kinds} «{named}»{near}"),
    "unknown-source": (MISUSED, "no outlet «{named}» in sources.yml{near}; --new makes an entry for it"),
    "source-stands": (MISUSED, "«{named}» stands in sources.yml already, as {key}; leave --new out"),
    "no-name-seen": (MISUSED, "no article shows the unconfirmed name «{named}»{near}; `digest sources` lists them"),
    "no-letters": (MISUSED, "«{named}» holds no letter, so it names no outlet"),
    "key-taken": (MISUSED, "«{key}» is another outlet's key, or kept for the site; choose another"),
    "name-known": (MISUSED, "names.yml has «{named}» already, as {latin}"),
    "name-unlettered": (MISUSED, "«{named}» holds no letter that an address could show"),
    "both": (MISUSED, "{named} is the name of {kinds}; say which is meant: {ways}"),
    "no-id": (MISUSED, "«{id}» is no id: lower-case Latin letters and digits, joined by single hyphens"),
    "taken": (MISUSED, "{folder}/{id}/ is or was an address already; choose another id"),
    "same-id": (MISUSED, "the {kind} {id} has this id already"),
    "no-new-id": (MISUSED, "{id} is the name of the {kind}; write a new id, or --title, or both"),
    "article-title": (
        MISUSED,
        "{article} is an article: its title is the outlet's headline; --title is for events and storylines",
    ),
    "no-day": (
        MISUSED,
        "«{day}» is no date; write 2020-02-19, 2020-02, 2020-02-28T14:10+03:00, or unknown where no day is known",
    ),
    "no-title": (MISUSED, "no report that stands gives the new event a headline; write --title"),
    "itself": (MISUSED, "{id} cannot be merged with itself"),
    "split-all": (MISUSED, "these are all reports of {id}; leave at least one, or use `digest rename`"),
    "split-none": (MISUSED, "name the reports of {id} that go to the new event"),
    "not-in-event": (MISUSED, "{article} does not stand in {id} (its event: {event})"),
    "no-reason": (MISUSED, "--because gives the reason in words; readers see it"),
    "storyline-stands": (MISUSED, "{id} stands already; `digest rename {id} --title …` changes its title"),
    "apart": (
        FAULTY,
        "{one} and {other} are kept apart ({place}). Take the id out of `apart` there, or add --even-if-apart.",
    ),
    "withdrawn": (FAULTY, "{article} is withdrawn already ({reason}). To let it stand again, delete its `withdrawn:`."),
    "overruled": (
        FAULTY,
        "the date of {article} is not the one its `dating` speaks of; first `digest date {article} DAY --because …`",
    ),
    "is-withdrawn": (
        FAULTY,
        "{article} is withdrawn ({reason}), so no date of it is shown and the desk does not list it.",
    ),
    "front": (FAULTY, "{file}: its front matter is not one key a line, so it cannot be edited by key. Write it so."),
    "would-break": (FAULTY, "that would make the content faulty:"),
    "would-lose": (
        FAULTY,
        "published pages would go without a redirect: {addresses}. A draft has no page; take out `draft: true` first.",
    ),
    "nothing-to-undo": (FAULTY, "there is nothing to undo"),
    "changed-since": (
        FAULTY,
        "`digest {command}` cannot be taken back, since these changed after it: {files}. Edit by hand.",
    ),
    "changed-meanwhile": (FAULTY, "changed while this ran: {files}. Run the command again."),
    "no-fit": (
        FAULTY,
        "the two sides do not fit together there; mend these by hand, then run the command again. Nothing was written.",
    ),
    "no-git": (FAULTY, "git is not installed here, and only it can tell what stood before the merge"),
    "no-history": (FAULTY, "this site is in no git repository, which alone can tell what stood before the merge"),
    "no-commit": (MISUSED, "--since names no commit of this repository"),
    "shallow": (
        FAULTY,
        "this clone is shallow and does not reach back to what stood before the merge; `git fetch --unshallow`",
    ),
    "too-slow": (FAULTY, "git took longer than five minutes to tell what stood before the merge"),
    "damaged": (FAULTY, "the images kept in .mujaz/undo/{name} are damaged; delete that folder, and edit by hand"),
}
NOTES = {
    "alias": "{alias} is an old id of {id}",
    "renamed": "the {kind} {old} is {new} now; {kind}s/{old}/ leads to {kind}s/{new}/",
    "address-stays": "its address stays; `digest rename {id}` gives one with this date, and the old one leads to it",
    "retitled": "the {kind} {id} has this title now",
    "empty": "{id} has no report left; it keeps its address (`digest merge {id} EVENT` gives the address to another)",
    "storyline-left": "{id} stays in no storyline; `digest storyline {id} {storyline}` puts it there",
    "common-word": "«{name}» is a common word too: it counts only where a word beside it settles that (`beside:`)",
    "shared-host": "several outlets' articles lie at {host}, so no entry claims it; write `domains:` where it is one's",
    "raw-shared": "{file} stays: it also holds {number} other articles ({others})",
    "images": "the text is still in .mujaz/undo (until `digest undo --forget`), in .mujaz/review and in git's history",
}


def refuse(code: str, values: dict[str, str]) -> tuple[int, str]:
    """Give the exit code and the sentence of a refusal."""
    exit_code, sentence = REFUSALS[code]
    near = values.get("near", "")
    return exit_code, sentence.format(**{**values, "near": f"; did you mean {near}?" if near else ""})
