(() => {
  const { copy, copied } = document.body.dataset;
  const entries = () => [...document.querySelectorAll(".entry")].filter((e) => e.offsetParent);
  const links = new Map([...document.querySelectorAll(".list a")].map((a) => [a.hash.slice(1), a.parentElement]));
  const mark = (id) => links.forEach((row, key) => {
    if (key !== id) return row.removeAttribute("aria-current");
    row.setAttribute("aria-current", "true");
    const list = row.closest(".list"), top = row.offsetTop - list.offsetTop;
    if (top < list.scrollTop || top + row.offsetHeight > list.scrollTop + list.clientHeight) list.scrollTop = top - 40;
  });
  const onScreen = (e) => { const r = e.getBoundingClientRect(); return r.top < innerHeight && r.bottom > 0; };
  const here = () => {
    const all = entries(), held = all.findIndex((e) => e.contains(document.activeElement) && onScreen(e));
    if (held >= 0 || scrollY < 5) return held;
    return all.reduce((at, e, i) => (e.getBoundingClientRect().top < innerHeight * 0.3 ? i : at), -1);
  };
  const go = (step) => {
    const all = entries(), to = all[Math.min(Math.max(here() + step, 0), all.length - 1)];
    if (!to) return;
    to.scrollIntoView();
    to.focus({ preventScroll: true });
    mark(to.id);
  };
  addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.target.closest("input[type=text], textarea")) return;
    if (e.code === "KeyJ") go(1);
    if (e.code === "KeyK") go(-1);
  });
  let waiting = false;
  addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; const all = entries(); mark((all[Math.max(here(), 0)] || {}).id); });
  }, { passive: true });
  const select = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  };
  for (const node of document.querySelectorAll("pre")) {
    const box = document.createElement("div"), button = document.createElement("button");
    box.className = "box";
    button.type = "button";
    button.textContent = copy;
    node.replaceWith(box);
    box.append(node, button);
    button.addEventListener("click", async () => {
      try { await navigator.clipboard.writeText(node.textContent); } catch { select(node); document.execCommand("copy"); }
      button.textContent = copied;
      setTimeout(() => { button.textContent = copy; }, 1500);
    });
  }
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
  mark((entries()[0] || {}).id);
  addEventListener("hashchange", () => {
    const fold = document.getElementById(location.hash.slice(1))?.closest("details");
    if (fold) { fold.open = true; document.getElementById(location.hash.slice(1)).scrollIntoView(); }
  });
})();
