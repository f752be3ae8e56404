// The page's own lines in printed order, those of the story that is read marked; the figures where they are printed.
"use strict";
reader.lines = (() => {
  const { h } = shuzheng;
  const list = document.getElementById("lines-list");
  let page = null;
  let dark = null;

  function show(story) {
    if (page !== story.page) {
      page = story.page;
      list.replaceChildren(...printed(page));
    }
    const own = new Set(story.pieces.map((piece) => piece[3]));
    for (const line of list.children) line.classList.toggle("own", own.has(+line.value));
    document.getElementById("lines-said").textContent =
      `${page.path}，印出的 ${list.children.length} 行；有底色的是这一篇${story.printings ? "" : ""}，点别的行读别的篇。`;
  }

  function printed(page) {
    const pieces = page.stories.flatMap((story) => {
      const chars = [...story.text];
      return story.pieces.map(([at, length, start, line]) => ({ start, line, story, end: start + length, text: chars.slice(at, at + length) }));
    }).sort((a, b) => a.start - b.start);
    const figures = [...page.figures.values()].sort((a, b) => a.char_start - b.char_start);
    const lines = new Map();
    for (const piece of pieces) {
      if (!lines.has(piece.line)) lines.set(piece.line, []);
      lines.get(piece.line).push(part(piece, figures));
    }
    return [...lines].map(([line, parts]) => h("li", { value: line }, parts));
  }

  function part(piece, figures) {
    const children = [];
    let at = piece.start;
    for (const figure of figures) {
      const [from, to] = [Math.max(figure.char_start, at), Math.min(figure.char_end, piece.end)];
      if (from >= to) continue;
      children.push(piece.text.slice(at - piece.start, from - piece.start).join(""));
      children.push(h("span", { class: `printed v-${figure.standing}`, "data-id": figure.metric_id }, piece.text.slice(from - piece.start, to - piece.start).join("")));
      at = to;
    }
    children.push(piece.text.slice(at - piece.start).join(""));
    return h("a", { class: "line", href: reader.address("story", piece.story.id), tabindex: -1 }, children);
  }

  // The printed characters of figures, scrolled to inside their own list only.
  function choose(ids, scroll) {
    for (const each of list.querySelectorAll(".chosen")) each.classList.remove("chosen");
    let first = null;
    for (const id of ids) {
      for (const each of list.querySelectorAll(`.printed[data-id="${CSS.escape(id)}"]`)) {
        each.classList.add("chosen");
        first ||= each;
      }
    }
    if (first && scroll) into(first);
  }

  function into(element) {
    const box = document.getElementById("lines");
    if (!box.offsetParent || box.scrollHeight <= box.clientHeight) return;
    const [inner, outer] = [element.getBoundingClientRect(), box.getBoundingClientRect()];
    if (inner.top < outer.top || inner.bottom > outer.bottom) box.scrollTop += inner.top - outer.top - outer.height / 2;
  }

  // The line under the pointer in the story, lit up here.
  function light(line) {
    if (dark) dark.classList.remove("lit");
    dark = line ? list.querySelector(`li[value="${line}"]`) : null;
    if (dark) { dark.classList.add("lit"); into(dark); }
  }

  return { show, choose, light };
})();
