// The list of stories, those that need an editor first; searched part by part, so that it may be long.
"use strict";
reader.list = (() => {
  const { h, data } = shuzheng;
  const STEP = 100;
  const COLUMNS = ["id", "headline", "kind", "path", "day", "month_only", "place", "first", "n_figures", "n_failing", "gravest", "message"];
  const list = document.getElementById("list");
  const said = document.getElementById("list-said");
  const more = document.getElementById("list-more");
  const asked = document.getElementById("asked");
  let current = null; // the search that goes on
  let chosen = null;
  let search = null; // where full texts can be asked

  async function* stories() {
    for await (const rows of shuzheng.sheet("listed")) {
      for (const row of rows) yield Object.fromEntries(COLUMNS.map((column, at) => [column, row[at]]));
    }
  }

  function item(story) {
    const level = ["", "error", "warn", "info"][story.gravest || 0];
    const day = story.day ? (story.month_only ? story.day.slice(0, 7) : story.day) : "日期不详";
    return h("li", {}, h("a", { href: reader.address("story", story.id), "data-id": story.id, "aria-current": story.id === chosen ? "true" : null },
      h("b", {}, story.headline || "（无题）"),
      h("span", { class: "quiet" }, `${story.place || "地方不详"} · ${day} · ${story.n_figures} 个数字${story.first ? "" : " · 转载"}`),
      story.n_failing ? h("span", { class: `why-first v-${level}` }, `${level === "error" ? "✗" : "!"} ${story.message}`,
        story.n_failing > 1 ? ` 等 ${story.n_failing} 处` : "") : ""));
  }

  // Lists what is asked for: a first lot, then more on demand.
  async function show() {
    const words = asked.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const fits = (story) => {
      const text = `${story.headline || ""} ${story.place || ""} ${story.path} ${story.day || ""} ${story.message || ""}`.toLowerCase();
      return words.every((word) => text.includes(word));
    };
    const mine = { rows: stories(), fits, found: 0, words };
    current = mine;
    list.replaceChildren();
    await go(mine);
    if (search && words.length && current === mine && !mine.found) await inTexts(mine);
  }

  async function go(mine) {
    more.hidden = true;
    const until = mine.found + STEP;
    try {
      while (mine.found < until) {
        const { value, done } = await mine.rows.next();
        if (current !== mine) return;
        if (done) { mine.done = true; break; }
        if (!mine.fits(value)) continue;
        mine.found += 1;
        list.append(item(value));
      }
    } catch (error) {
      said.textContent = error.message;
      return;
    }
    more.hidden = Boolean(mine.done);
    const all = mine.done ? `${mine.found} 篇` : `先列 ${mine.found} 篇`;
    said.textContent = mine.words.length ? (mine.found ? `找到 ${all}` : "没有找到，换个说法试试。") : `共 ${data.n_listed} 篇${mine.done ? "" : `，${all}`}，有问题的在前`;
  }

  // Nothing in the list has the words: the server looks into the texts.
  async function inTexts(mine) {
    try {
      const { columns, rows } = await search(mine.words.join(" "));
      if (current !== mine) return;
      for (const row of rows) {
        const told = Object.fromEntries(columns.map((column, at) => [column, row[at]]));
        list.append(h("li", {}, h("a", { href: reader.address("story", told.story_id), "data-id": told.story_id },
          h("b", {}, told.headline || "（无题）"), h("span", { class: "quiet" }, `${told.place || "地方不详"} · ${told.path}`))));
      }
      said.textContent = rows.length ? `正文里找到 ${rows.length} 篇` : "标题和正文里都没有找到。";
    } catch (error) {
      said.textContent = error.message;
    }
  }

  function choose(id) {
    chosen = id;
    for (const each of list.querySelectorAll("a[aria-current]")) each.removeAttribute("aria-current");
    list.querySelector(`a[data-id="${CSS.escape(id)}"]`)?.setAttribute("aria-current", "true");
  }

  async function first() {
    for await (const story of stories()) return story.id;
    return null;
  }

  let typing = 0;
  asked.addEventListener("input", () => { clearTimeout(typing); typing = setTimeout(show, 150); });
  document.getElementById("search").addEventListener("submit", (event) => { event.preventDefault(); show(); });
  more.addEventListener("click", () => go(current));
  return { show, choose, first, asks: (how) => { search = how; } };
})();
