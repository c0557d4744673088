
"use strict";
(() => {
  const body = document.body;
  const article = document.getElementById("artikel");
  const panel = document.getElementById("panel");
  if (!article || !panel) return;
  const say = body.dataset;
  const hint = panel.firstElementChild;
  const LAYERS = { q: "number", c: "number", m: "number", n: "number", d: "time", t: "time", p: "person", x: "body", o: "body",
    l: "place", k: "quote", w: "law", s: "fact", a: "fact", i: "fact", r: "fact", g: "fact", h: "part", z: "notice" };
  panel.hidden = false;

  // Ticks: by the number of the gold line, "r" or "w".
  const lines = [...document.querySelectorAll("li[data-gold]")];
  const numbers = new Map(lines.map((line, at) => [line, at]));
  // The lines that the panel shows are copies.
  const copies = new Map();
  const numberOf = (line) => numbers.get(line) ?? copies.get(line);
  const ticks = new Map();
  let saved = 0;
  const count = document.getElementById("gold-count");
  const tell = () => {
    let right = 0;
    for (const tick of ticks.values()) if (tick === "r") right++;
    const wrong = ticks.size - right;
    count.textContent = count.dataset.text.replace("%r", right).replace("%w", wrong).replace("%o", lines.length - ticks.size);
  };
  const show = (at) => {
    for (const line of [lines[at], ...copies.keys()]) {
      if (numberOf(line) !== at) continue;
      for (const button of line.querySelectorAll("button")) button.setAttribute("aria-pressed", ticks.get(at) === button.value);
    }
  };
  const tick = (at, value) => {
    if (ticks.get(at) === value) ticks.delete(at); else ticks.set(at, value);
    show(at);
    tell();
  };
  const addButtons = (root) => {
    for (const line of root.querySelectorAll(".rows li")) {
      if (line.querySelector(".ticks, .sub")) continue;
      const at = numberOf(line);
      if (at === undefined) {
        if (line.querySelector("bdi")) {
          const note = document.createElement("span");
          note.className = "sub";
          note.textContent = say.missing;
          line.append(note);
        }
        continue;
      }
      const box = document.createElement("span");
      box.className = "ticks";
      for (const [value, text, mark] of [["r", say.right, "✓ "], ["w", say.wrong, "✗ "]]) {
        const button = document.createElement("button");
        button.type = "button";
        button.value = value;
        button.textContent = mark + text;
        button.setAttribute("aria-pressed", ticks.get(at) === value);
        button.setAttribute("aria-label", text + ": " + line.textContent.trim());
        box.append(button);
      }
      line.append(box);
    }
  };
  for (const group of document.querySelectorAll("details.group")) {
    group.addEventListener("toggle", () => { if (group.open) addButtons(group); });
    if (group.open) addButtons(group);
  }
  document.addEventListener("click", (event) => {
    const button = event.target.closest(".ticks button");
    if (button) tick(numberOf(button.closest("li")), button.value);
  });
  document.getElementById("gold-rest").addEventListener("click", () => {
    lines.forEach((_, at) => { if (!ticks.has(at)) ticks.set(at, "r"); });
    for (const button of document.querySelectorAll(".ticks button")) {
      button.setAttribute("aria-pressed", ticks.get(numberOf(button.closest("li"))) === button.value);
    }
    tell();
  });
  const goldFile = () => {
    const of = (value) => lines.map((line, at) => ticks.get(at) === value ? line.dataset.gold : "").filter(Boolean);
    const wrong = of("w").map((line) => `# ${say.wrongLine}\t${line}`);
    return [`# ${say.name}: ${count.textContent}`, ...of("r"), ...wrong].join("\n") + "\n";
  };
  document.getElementById("gold-save").addEventListener("click", () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([goldFile()], { type: "text/tab-separated-values;charset=utf-8" }));
    link.download = say.name.replace(/^.*[\\/]/, "").replace(/\.(txt|json|jsonl)$/i, "").replace(/[^\p{L}\p{N}._]+/gu, "-").replace(/^-|-$/g, "") + ".tsv";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    saved = ticks.size;
  });
  addEventListener("beforeunload", (event) => { if (ticks.size > saved) event.preventDefault(); });
  document.getElementById("gold").hidden = lines.length === 0;
  tell();

  // Which marks are visible.
  const isOn = (layer) => layer === "notice" || Boolean(document.getElementById("on-" + layer)?.checked);
  const recordsOf = (mark) => mark.dataset.r.split(" ").filter((id) => isOn(LAYERS[id[0]]));
  const marksAround = (link) => {
    const marks = [];
    for (let mark = link.closest(".m"); mark; mark = mark.parentElement.closest(".m")) if (recordsOf(mark).length) marks.push(mark);
    return marks;
  };
  // The nearest visible mark before (-1) or after (1) a place among the links; one stop a mark.
  const links = [...article.querySelectorAll(".m a")];
  const step = (from, way) => {
    const here = from < 0 ? undefined : marksAround(links[from])[0];
    for (let at = from + way; at >= 0 && at < links.length; at += way) {
      const mark = marksAround(links[at])[0];
      if (mark && mark !== here) return links[at];
    }
    return null;
  };

  let chosen = [];
  let pinned = null;
  let still = false;
  const clear = () => {
    for (const mark of chosen) mark.classList.remove("chosen");
    chosen = [];
    copies.clear();
    panel.replaceChildren(hint);
  };
  const open = (link) => {
    const marks = marksAround(link);
    if (!marks.length) return;
    for (const mark of chosen) mark.classList.remove("chosen");
    chosen = marks.slice(0, 1);
    chosen[0].classList.add("chosen");
    const close = document.createElement("button");
    close.type = "button";
    close.className = "close";
    close.textContent = "✕";
    close.setAttribute("aria-label", say.close);
    close.addEventListener("click", leave);
    panel.replaceChildren(close);
    copies.clear();
    for (const mark of marks) {
      for (const id of recordsOf(mark)) {
        const source = document.getElementById((id[0] === "z" ? "n-" : "r-") + id);
        if (!source) continue;
        const copy = source.cloneNode(true);
        copy.removeAttribute("id");
        copy.classList.add("record");
        const rows = [...copy.querySelectorAll(".rows li")];
        for (const ticked of copy.querySelectorAll(".rows span")) ticked.remove();
        source.querySelectorAll(".rows li").forEach((row, at) => {
          if (numbers.has(row)) copies.set(rows[at], numbers.get(row));
        });
        const here = rows.filter((row) => row.querySelector("a")?.hash === "#" + mark.id || mark.id === "" );
        if (here.length && rows.length > here.length) {
          rows.filter((row) => !here.includes(row)).forEach((row) => row.remove());
          const all = document.createElement("a");
          all.href = "#r-" + id;
          all.textContent = `${say.all} (${rows.length})`;
          copy.append(all);
        }
        panel.append(copy);
      }
    }
    addButtons(panel);
    panel.scrollTop = 0;
    // On a narrow screen the panel lies over the lower half: the mark goes above it.
    if (getComputedStyle(panel).position === "fixed") link.scrollIntoView({ block: "nearest" });
  };
  // Closes the panel and goes back to the mark that opened it.
  const leave = () => {
    const back = pinned || at;
    pinned = null;
    still = true;
    back?.focus();
    still = false;
    clear();
  };
  const pin = (link) => { pinned = link; open(link); };

  article.addEventListener("mouseover", (event) => {
    const link = event.target.closest(".m a");
    // The browser's own tooltip gives way to the panel.
    for (let mark = link?.closest(".m"); mark; mark = mark.parentElement.closest(".m")) mark.removeAttribute("title");
    if (link && !pinned) open(link);
  });
  article.addEventListener("mouseleave", () => { if (!pinned) clear(); });
  article.addEventListener("click", (event) => {
    const link = event.target.closest(".m a");
    if (!link) { if (pinned) { pinned = null; clear(); } return; }
    event.preventDefault();
    if (marksAround(link).length) { stop(link); pin(link); }
  });

  // One stop of the Tab key for the article; the arrows go from mark to mark.
  let at = null;
  const stop = (link) => {
    if (at) at.tabIndex = -1;
    at = link;
    if (at) at.tabIndex = 0;
  };
  stop(step(-1, 1));
  article.addEventListener("focusin", (event) => {
    const link = event.target.closest(".m a");
    if (link) { stop(link); if (!still) open(link); }
  });
  article.addEventListener("keydown", (event) => {
    const link = event.target.closest(".m a");
    if (!link || event.ctrlKey || event.metaKey || event.altKey) return;
    const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
    if (event.key in steps) {
      const next = step(links.indexOf(link), steps[event.key]);
      if (next) { pinned = null; next.focus(); }
      event.preventDefault();
    } else if (event.key === "Escape") {
      pinned = null;
      clear();
    } else if (event.key === say.rightKey || event.key === say.wrongKey) {
      const [first] = copies.values();
      if (first !== undefined) tick(first, event.key === say.rightKey ? "r" : "w");
    }
  });
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") leave();
  });
  document.querySelector(".switches").addEventListener("change", () => {
    pinned = null;
    clear();
    if (!at || !marksAround(at).length) stop(step(-1, 1));
  });
  // A jump to a record opens the group that it stands in.
  const reveal = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const group = target && target.closest("details");
    if (group && !group.open) { group.open = true; target.scrollIntoView(); }
  };
  addEventListener("hashchange", reveal);
  reveal();
})();
