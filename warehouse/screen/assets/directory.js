// Directories: the rows of a kind come file by file and are searched as one types.
"use strict";
(() => {
  const { h, part, data, sheet, say } = shuzheng;
  const FIRST = 100; // rows shown at once
  const loaded = new Map(); // kind -> {rows so far, files that come, done}
  let kind = null, limit = FIRST, turn = 0;

  const fold = (text) => text.toLowerCase().normalize("NFKC");
  const tabs = data.directories.map((each) => h("button", {
    type: "button", role: "tab", id: `tab-${each.kind}`, "aria-controls": "panel", onclick: () => { location.hash = each.kind; },
  }, `${each.title} ${each.rows}`));
  part("kinds").append(...tabs);
  part("kinds").addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = tabs[(tabs.indexOf(document.activeElement) + step + tabs.length) % tabs.length];
    next.focus();
    next.click();
  });

  function found(rows, asked) {
    if (!asked) return rows;
    const words = fold(asked).split(/\s+/).filter(Boolean);
    return rows.filter((row) => {
      row.text ??= fold([...row.cells, row.quote || ""].join(" "));
      return words.every((word) => row.text.includes(word));
    });
  }

  function line(row, columns) {
    const link = row.metric ? `reader.html#m=${encodeURIComponent(row.metric)}` : null;
    return h("tr", {}, row.cells.map((cell, at) => {
      if (at === 0) return h("th", { scope: "row" }, link ? h("a", { href: link }, cell || "（未写明）") : cell || "（未写明）");
      const shown = columns[at] === "地方" && cell && row.place ? h("a", { href: `place.html#${encodeURIComponent(row.place)}` }, cell) : cell;
      return h("td", { "data-label": columns[at] }, shown);
    }), h("td", { "data-label": "原句" }, row.quote || ""));
  }

  const asked = () => part("find").value.trim();

  function draw({ rows: all, done }) {
    const about = data.directories.find((each) => each.kind === kind);
    const rows = found(all, asked());
    const whole = asked() ? rows.length : about.rows;
    part("about").textContent = about.about;
    const table = h("table", {}, h("caption", { class: "sr" }, about.title),
      h("thead", {}, h("tr", {}, [...about.columns, "原句"].map((title) => h("th", { scope: "col" }, title)))),
      h("tbody", {}, rows.slice(0, limit).map((row) => line(row, about.columns))));
    const button = whole > limit && h("button", { class: "more", type: "button", onclick: () => { limit += FIRST; show(); } }, `再看 ${Math.min(FIRST, whole - limit)} 行`);
    part("table").replaceChildren(...(rows.length ? [table, button || ""] : [h("p", { class: "quiet" }, done ? "没有找到。" : "还在读……")]));
    part("count").textContent = asked() ? `${done ? "" : "已读到的 "}${rows.length} 行` : `${whole} 行`;
  }

  // Files are read as far as rows are shown; a search reads them all, and shows what it has found so far.
  async function show() {
    turn += 1;
    const mine = turn, name = kind;
    if (!loaded.has(name)) loaded.set(name, { rows: [], files: sheet(name), done: false });
    const all = loaded.get(name);
    draw(all);
    try {
      while (!all.done && (asked() || all.rows.length < limit)) {
        const { value, done } = await all.files.next();
        if (done) all.done = true;
        else all.rows.push(...value);
        if (mine !== turn) return; // something else was asked meanwhile
        draw(all);
      }
    } catch (error) {
      loaded.delete(name);
      part("table").replaceChildren(h("p", { class: "error" }, `${error.message}；请用 shuzheng screen 重写一次。`));
      say(error.message);
    }
  }

  function open(name) {
    kind = data.directories.some((each) => each.kind === name) ? name : data.directories[0].kind;
    limit = FIRST;
    for (const tab of tabs) {
      const on = tab.id === `tab-${kind}`;
      tab.setAttribute("aria-selected", String(on));
      tab.tabIndex = on ? 0 : -1;
    }
    part("panel").setAttribute("aria-labelledby", `tab-${kind}`);
    show();
  }

  let typing = 0;
  part("find").addEventListener("input", () => { clearTimeout(typing); typing = setTimeout(() => { limit = FIRST; show(); }, 120); });
  part("filters").addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", () => open(location.hash.slice(1)));
  open(location.hash.slice(1));
})();
