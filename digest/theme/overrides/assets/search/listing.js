// The list of results as elements. Text is text: whatever the worker sends becomes text nodes, never markup.

export function make(tag, name = "", ...parts) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.append(...parts);
  return element;
}

export const digits = (text, words) => String(text).replace(/\d/g, (digit) => words.digits[digit]);

const rules = new Intl.PluralRules("ar");

export function count(forms, n, words) {
  return forms[rules.select(n)].replace("{n}", digits(n, words));
}

function marked(pieces) {
  return pieces.map(([text, hit]) => (hit ? make("mark", "", text) : text));
}

// The words found travel to the page, which marks them; an address stays short enough for every server.
function carry(surfaces) {
  let carried = "";
  for (const surface of surfaces) {
    if (carried.length + surface.length > 240) break;
    carried += ` ${surface}`;
  }
  return carried.trim();
}

function lead(item, site) {
  const address = new URL(item.url, site);
  const carried = carry(item.surfaces ?? []);
  if (carried) address.searchParams.set("h", carried);
  return address.href.startsWith(site.href) ? address.href : site.href;
}

function isolate(text) {
  return make("bdi", "", text);
}

function date(item) {
  const time = make("time", "", item.date);
  if (item.machine) time.dateTime = item.machine;
  return time;
}

function describe(item, words) {
  const parts = item.kind === "article" ? [] : [words.one_kind[item.kind]];
  if (item.kind === "event") parts.push(count(words.articles, item.reports, words));
  if (item.outlet) parts.push(isolate(item.outlet));
  else if (item.kind === "article") parts.push(words.unknown_source);
  if (item.date) parts.push(date(item));
  return parts.filter(Boolean).flatMap((part, i) => (i ? [" · ", part] : [part]));
}

let named = 0;

function link(item, site, words) {
  named += 1;
  const title = make("span", "hit__t", ...marked(item.title));
  const rest = make("span", "hit__r", make("span", "hit__m", ...describe(item, words)));
  if (item.snippet.length) rest.append(make("span", "hit__s", ...marked(item.snippet)));
  const made = make("a", "md-search-result__link hit", title, rest);
  made.href = lead(item, site);
  [title.id, rest.id] = [`find-t${named}`, `find-r${named}`];
  made.setAttribute("aria-labelledby", title.id);
  made.setAttribute("aria-describedby", rest.id);
  return made;
}

// Reports stand inside the entry of their event, which comes right before the first of them.
function shelf(list, item) {
  const last = list.lastElementChild;
  if (item.kind !== "article" || !item.event || last?.dataset.event !== item.event) return list;
  if (!last.querySelector("ol")) last.append(make("ol", "hits__in"));
  return last.querySelector("ol");
}

export function addItems(list, items, site, words) {
  for (const item of items) {
    const entry = make("li", "md-search-result__item", link(item, site, words));
    shelf(list, item).append(entry);
    if (item.kind === "event") entry.dataset.event = item.url;
  }
}
