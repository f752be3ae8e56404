// What the address asks for is shown: a story, a figure in it, or a finding; the pointer and the focus show more.
"use strict";
(() => {
  const { h } = shuzheng;
  const box = document.getElementById("reader");
  const text = document.getElementById("story");
  const wishes = stored();
  let chosen = {}; // {figure} or {verdict} that the address names
  let asked = 0;

  function stored() {
    const usual = { lines: matchMedia("(min-width: 1500px)").matches, others: false, links: false };
    try { return { ...usual, ...JSON.parse(localStorage.getItem("shuzheng.reader") || "{}") }; } catch { return usual; }
  }
  reader.wants = (name) => Boolean(wishes[name]);
  reader.want = (name, on) => {
    wishes[name] = on;
    try { localStorage.setItem("shuzheng.reader", JSON.stringify(wishes)); } catch { /* it holds until the page is left */ }
    dress();
  };
  const dress = () => { for (const name of ["lines", "others"]) box.classList.toggle(`with-${name}`, reader.wants(name)); };

  const nothing = (words) => { reader.panel.fill(h("h2", { id: "panel-title", tabindex: -1 }, "没有找到"), h("p", {}, words)); shuzheng.say(words); };
  const gone = "现在发布的数据里没有它了：也许已经更正，或者版面已经换过。";

  async function where(kind, id) {
    if (kind === "finding") {
      const at = await shuzheng.row("finding", id);
      const here = at && (at.find((each) => each.story_id === reader.text.story?.id) || at[0]);
      const page = here && await reader.page(here.page);
      const verdict = page && page.verdicts.find((each) => each.result_id === here.result_id);
      if (!verdict) return null;
      const story = page.stories.find((each) => each.id === here.story_id) || page.stories.find((each) => each.verdicts.includes(verdict));
      return { story, verdict };
    }
    const page = await reader.page(id.split(":")[0]);
    if (!page) return null;
    if (kind === "metric") {
      const figure = page.figures.get(id);
      return figure ? { story: figure.story, figure } : null;
    }
    const story = page.stories.find((each) => each.id === id);
    return story ? { story } : null;
  }

  async function go(byHand) {
    const mine = (asked += 1);
    const [, name, code] = /^#(story|metric|finding|s|m|f)=(.+)$/.exec(location.hash) || [];
    const kind = { s: "story", m: "metric", f: "finding" }[name] || name;
    let found = null;
    try {
      const id = kind ? decodeURIComponent(code) : await reader.list.first();
      found = id ? await where(kind || "story", id) : null;
    } catch (error) {
      if (mine === asked) nothing(error.message);
      return;
    }
    if (mine !== asked) return;
    if (!found) {
      nothing(location.hash ? gone : "数据里还没有稿件。");
      return;
    }
    const { story } = found;
    const fresh = reader.text.story !== story;
    if (fresh) {
      reader.text.show(story);
      reader.lines.show(story);
      reader.list.choose(story.id);
      text.scrollTop = 0;
    }
    chosen = found;
    box.classList.toggle("has-choice", Boolean(found.figure || found.verdict));
    shown(found, byHand || fresh);
    const words = found.figure ? `${found.figure.indicator || ""}${reader.bare(found.figure.raw_text)}` : found.verdict ? found.verdict.message : story.headline || "无题";
    if (byHand) shuzheng.say(words);
  }

  function shown(what, scroll) {
    if (what.figure) reader.panel.figure(what.figure, what === chosen);
    else if (what.verdict) reader.panel.finding(what.verdict);
    else reader.panel.story(reader.text.story);
    // Behind the panel, which on a phone makes the page long enough to scroll.
    reader.text.choose(what, scroll);
    reader.lines.choose(what.verdict ? what.verdict.metric_ids : what.figure ? [what.figure.metric_id] : [], scroll);
  }
  reader.again = () => shown(chosen, false);
  reader.changed = () => { document.getElementById("edition").dataset.notes = reader.notes.count() || ""; };

  const figureAt = (event) => {
    const mark = event.target.closest?.(".mark, .printed");
    return mark && reader.text.story?.page.figures.get(mark.dataset.id);
  };
  let glanced = null;
  function glance(figure) {
    if (figure === glanced) return;
    glanced = figure;
    if (figure && figure !== chosen.figure) shown({ figure }, false);
    else if (reader.text.story) shown(chosen, false);
  }
  const busy = () => document.getElementById("panel").contains(document.activeElement);
  text.addEventListener("mouseover", (event) => {
    reader.lines.light(event.target.closest(".piece")?.dataset.line);
    if (!busy()) glance(figureAt(event) || null);
  });
  text.addEventListener("mouseleave", () => { reader.lines.light(null); if (!busy()) glance(null); });
  text.addEventListener("focusin", (event) => glance(figureAt(event) || null));
  text.addEventListener("focusout", () => glance(null));
  // A figure that is chosen already and chosen again: on to what is said of it.
  text.addEventListener("click", (event) => {
    const figure = figureAt(event);
    if (figure && figure === chosen.figure) { event.preventDefault(); reader.panel.focus(); }
  });
  document.getElementById("lines").addEventListener("click", (event) => {
    const figure = figureAt(event);
    if (figure) { event.preventDefault(); location.hash = reader.address("metric", figure.metric_id); }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || document.querySelector("dialog[open]")) return;
    if (busy() && chosen.figure) reader.text.mark(chosen.figure.metric_id)?.focus();
    else if (chosen.figure || chosen.verdict) location.hash = reader.address("story", reader.text.story.id);
  });
  addEventListener("hashchange", () => { glanced = null; go(true); });
  addEventListener("pagehide", () => { asked += 1; });

  dress();
  reader.changed();
  reader.list.show();
  go(false).then(reader.live.begin);
})();
