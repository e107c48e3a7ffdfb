// On a page that search led to: the words found are marked in its text, in the spelling they have there.
const tail = new URL(import.meta.url).search;
const { count, make } = await import(`./listing.js${tail}`);

const WORD = /[\p{L}\p{M}\p{N}\u0640]+/gu;
const LEFT_OUT = "svg, script, style, textarea, mark";

function texts(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) if (!walker.currentNode.parentElement.closest(LEFT_OUT)) found.push(walker.currentNode);
  return found;
}

function markWords(node, wanted) {
  const [parts, text] = [[], node.data];
  let end = 0;
  for (const word of text.matchAll(WORD)) {
    if (!wanted.has(word[0])) continue;
    parts.push(text.slice(end, word.index), make("mark", "", word[0]));
    end = word.index + word[0].length;
  }
  if (parts.length) node.replaceWith(...parts, text.slice(end));
}

function unmark(root) {
  for (const mark of root.querySelectorAll("mark")) mark.replaceWith(...mark.childNodes);
  root.normalize();
}

function forget() {
  const address = new URL(location.href);
  address.searchParams.delete("h");
  history.replaceState(history.state, "", address);
}

function button(name, act) {
  const made = make("button", "", name);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

class Marks {
  constructor(root, words) {
    this.root = root;
    // What a closed fold holds is marked too, but nobody is sent there.
    this.all = [...root.querySelectorAll("mark")].filter((mark) => mark.checkVisibility?.() ?? true);
    this.here = -1;
    const told = make("p", "", count(words.places, this.all.length, words));
    told.setAttribute("role", "status");
    const next = button(words.next_mark, () => this.go());
    next.hidden = this.all.length < 2;
    this.bar = make("section", "marks", told, next, button(words.remove_marks, () => this.end()));
    this.bar.setAttribute("aria-label", words.marks_label);
    this.escape = (event) => event.key === "Escape" && !document.querySelector("dialog[open]") && this.end();
  }

  begin() {
    document.body.append(this.bar);
    document.addEventListener("keydown", this.escape);
    if (!location.hash) this.go();
  }

  go() {
    this.all[this.here]?.classList.remove("here");
    this.here = (this.here + 1) % this.all.length;
    const mark = this.all[this.here];
    mark.classList.add("here");
    mark.scrollIntoView({ block: "center" });
  }

  end() {
    document.removeEventListener("keydown", this.escape);
    this.bar.remove();
    unmark(this.root);
    forget();
    this.root.focus({ preventScroll: true });
  }
}

export function show(root, asked, words) {
  const wanted = new Set(asked.match(WORD) ?? []);
  for (const node of texts(root)) markWords(node, wanted);
  const marks = new Marks(root, words);
  if (marks.all.length) marks.begin();
}
