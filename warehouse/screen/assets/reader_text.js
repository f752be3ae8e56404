// A story as read: paragraphs of pieces of the page's lines, with its numerals marked, and the links between them drawn.
"use strict";
reader.text = (() => {
  const { h } = shuzheng;
  const box = document.getElementById("story");
  let shown = null;
  let drawn = { links: [], operands: [] };

  // What stands in the text, in order and without overlap: figures before other numerals.
  function marks(story) {
    const all = [
      ...story.figures.map((figure) => ({ start: figure.text_start, end: figure.text_end, figure })),
      ...story.others.map(([start, end, kind]) => ({ start, end, kind })),
    ].sort((a, b) => a.start - b.start || (a.figure ? 0 : 1) - (b.figure ? 0 : 1));
    let last = 0;
    return all.filter((mark) => {
      if (mark.start < last || mark.end <= mark.start) return false;
      last = mark.end;
      return true;
    });
  }

  function element(mark, chars) {
    const text = chars.slice(mark.start, mark.end).join("");
    if (!mark.figure) return h("span", { class: `other k-${mark.kind}`, title: reader.CLASSES[mark.kind] }, text);
    const { metric_id: id, role, standing, corrections } = mark.figure;
    const [short, long] = reader.ROLES[role];
    const [sign, words] = reader.STANDINGS[standing];
    const fixed = corrections.length ? "，有人更正" : "";
    return h("a", {
      class: `mark r-${role} v-${standing}${fixed && " fixed"}`, href: reader.address("metric", id), "data-id": id,
      "data-role": short, "data-sign": sign + (fixed && "✎"), "aria-label": `${text}，${long}，${words}${fixed}`,
    }, text);
  }

  // One paragraph [start, end): pieces of printed lines, in them the marks; a mark is never cut.
  function paragraph(story, chars, start, end, found) {
    const made = [];
    let at = start;
    const known = story.pieces.filter(([from, length]) => from < end && from + length > start);
    const inside = known.length ? known : [[start, end - start, null, null]];
    for (const [n, piece] of inside.entries()) {
      const stop = n + 1 < inside.length ? inside[n + 1][0] : end;
      const children = [];
      while (at < stop) {
        const mark = found.find((each) => each.end > at);
        if (!mark || mark.start >= stop) { children.push(chars.slice(at, stop).join("")); at = stop; break; }
        if (mark.start > at) children.push(chars.slice(at, mark.start).join(""));
        children.push(element(mark, chars));
        at = mark.end;
      }
      if (piece[3] === null) { made.push(...children); continue; }
      const before = story.pieces[story.pieces.indexOf(piece) - 1];
      const moved = before && piece[3] !== before[3] + 1 && piece[3] !== before[3];
      made.push(h("span", { class: "piece", "data-line": piece[3] },
        h("sup", { class: moved ? "ln moved" : "ln", title: moved ? `断在别处，接自第 ${piece[3]} 行` : `第 ${piece[3]} 行` },
          moved ? `⤷${piece[3]}` : piece[3]), children));
    }
    const name = story.heads[start];
    return h(name === "headline" ? "h2" : "p", { class: name || "body", "data-start": start, "data-end": end }, made);
  }

  function show(story) {
    shown = story;
    const chars = [...story.text]; // offsets are code points
    const found = marks(story);
    const body = [];
    let start = 0;
    for (const text of story.text.split("\n")) {
      const length = [...text].length;
      if (length) body.push(paragraph(story, chars, start, start + length, found));
      start += length + 1;
    }
    const fails = story.verdicts.filter((each) => each.verdict === "fails");
    box.replaceChildren(
      h("div", { class: "bar" }, place(story), tools()),
      fails.length ? h("nav", { class: "found", "aria-label": "本篇的问题" }, fails.map(finding)) : "",
      story.head_lost ? h("p", { class: "quiet" }, "（开头不在这个版面上）") : "",
      h("div", { class: "text", id: "text" }, body, h("svg:svg", { id: "links", "aria-hidden": "true" })),
      story.tail_lost ? h("p", { class: "quiet" }, "（结尾不在这个版面上）") : "",
    );
    document.title = `${story.headline || "无题"} · 证据 · 数证`;
  }

  function place(story) {
    const { page } = story;
    const own = page.stories.filter((each) => each.kind !== "furniture");
    const at = own.indexOf(story);
    const near = (other, words) => other
      ? [h("a", { href: reader.address("story", other.id), title: other.headline || "无题" }, words), " "] : "";
    return h("p", { class: "quiet" }, h("b", {}, page.path), page.day ? ` · ${page.day}` : " · 日期不详",
      story.place ? ` · ${story.place}` : "", ` · 本版第 ${at + 1} 篇，共 ${own.length} 篇 `,
      near(own[at - 1], "上一篇"), near(own[at + 1], "下一篇"));
  }

  function tools() {
    const toggle = (name, words) => {
      const on = reader.wants(name);
      return h("button", { type: "button", class: "toggle", "aria-pressed": String(on), onclick: (event) => {
        reader.want(name, event.currentTarget.getAttribute("aria-pressed") !== "true");
        event.currentTarget.setAttribute("aria-pressed", String(reader.wants(name)));
        draw();
      } }, words);
    };
    return h("p", { class: "tools" }, toggle("lines", "版面原行"), toggle("others", "日期、口号等"), toggle("links", "全部连线"));
  }

  function finding(verdict) {
    const standing = reader.standing(verdict);
    return h("a", { class: `finding v-${standing}`, href: reader.address("finding", verdict.fingerprint) },
      h("b", { class: "sign" }, reader.STANDINGS[standing][0]), verdict.message,
      verdict.review ? h("i", {}, `（已复核：${reader.REVIEWS[verdict.review]}）`) : "");
  }

  const mark = (id) => box.querySelector(`.mark[data-id="${CSS.escape(id)}"]`);

  // The sentence of a finding that has no figures, found by its words.
  function sentence(quote) {
    const at = shown.text.indexOf(quote || "\u0000");
    return at < 0 ? null : [[...shown.text.slice(0, at)].length, [...quote].length];
  }

  // Marks what is chosen: a figure with its links, or a finding with its operands; scrolls to the first.
  function choose({ figure, verdict }, scroll) {
    for (const each of box.querySelectorAll(".chosen, .operand")) each.classList.remove("chosen", "operand");
    CSS.highlights?.delete("told");
    const ids = verdict ? verdict.metric_ids : figure ? [figure.metric_id] : [];
    const found = ids.map(mark).filter(Boolean);
    for (const each of found) each.classList.add(verdict ? "operand" : "chosen");
    if (verdict && !found.length) highlight(...(sentence(verdict.quote) || [0, 0]));
    drawn = { links: figure ? reader.chain(figure) : [], operands: verdict ? found : [] };
    draw();
    const first = found[0] || (verdict && told());
    if (scroll && first) first.scrollIntoView({ block: innerWidth < 900 ? "start" : "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  }

  const told = () => [...box.querySelectorAll("#text [data-start]")].find((each) => each.classList.contains("told"));

  // Marks words of the text that are no numeral: [start, length) in code points.
  function highlight(start, length) {
    CSS.highlights?.delete("told");
    for (const each of box.querySelectorAll(".told")) each.classList.remove("told");
    if (!length) return;
    const inside = [...box.querySelectorAll("#text [data-start]")].find((each) => +each.dataset.start <= start && start < +each.dataset.end);
    if (!inside) return;
    inside.classList.add("told");
    const range = new Range();
    let at = +inside.dataset.start;
    const walker = document.createTreeWalker(inside, NodeFilter.SHOW_TEXT, (node) => node.parentElement.classList.contains("ln") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    let begun = false;
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const chars = [...node.data];
      const unit = (n) => chars.slice(0, n).join("").length;
      if (!begun && start < at + chars.length) { range.setStart(node, unit(start - at)); begun = true; }
      if (begun) range.setEnd(node, unit(Math.min(chars.length, start + length - at)));
      at += chars.length;
      if (at >= start + length) break;
    }
    if (begun && CSS.highlights) CSS.highlights.set("told", new Highlight(range));
  }

  function draw() {
    const svg = document.getElementById("links");
    if (!svg || !shown) return;
    const text = document.getElementById("text").getBoundingClientRect();
    const all = reader.wants("links") ? [...new Set(shown.figures.flatMap((figure) => figure.linked.map((link) => link)))]
      .filter((link) => link.other === link.to && link.to.story === link.from.story) : [];
    const chosen = new Set(drawn.links.map((link) => `${link.kind} ${link.from.metric_id}`));
    const paths = [...all.filter((link) => !chosen.has(`${link.kind} ${link.from.metric_id}`)).map((link) => [link, "faint"]),
      ...drawn.links.map((link) => [link, "strong"])].map(([link, weight]) => {
      const words = { of_metric_id: "基数、总数", target_metric_id: "目标", same_as_metric_id: "同一说法" }[link.kind];
      return curve(text, mark(link.from.metric_id), mark(link.to.metric_id), `${weight} ${link.kind}`, weight === "strong" ? words : "");
    });
    for (const [n, other] of drawn.operands.slice(1).entries()) paths.push(curve(text, drawn.operands[n], other, "strong fails", ""));
    svg.setAttribute("width", text.width);
    svg.setAttribute("height", text.height);
    svg.replaceChildren(
      h("svg:defs", {}, ["of_metric_id", "target_metric_id", "same_as_metric_id", "fails"].map((name) =>
        h("svg:marker", { id: `arrow-${name}`, viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: "auto" },
          h("svg:path", { d: "M0 0 8 4 0 8z", class: name })))),
      ...paths.flat().filter(Boolean),
    );
  }

  function curve(text, from, to, name, words) {
    if (!from || !to) return [];
    const [a, b] = [from, to].map((each) => {
      const box = each.getClientRects()[0];
      return { x: box.left + box.width / 2 - text.left, top: box.top - text.top, bottom: box.bottom - text.top };
    });
    const level = Math.abs(a.top - b.top) < 8;
    const down = b.top > a.top;
    const start = level || !down ? a.top : a.bottom;
    const end = level || down ? b.top : b.bottom;
    const lift = level ? Math.min(34, 12 + Math.abs(a.x - b.x) / 14) : 0;
    const middle = level ? Math.min(start, end) - lift : (start + end) / 2;
    const d = level ? `M${a.x} ${start} C${a.x} ${middle} ${b.x} ${middle} ${b.x} ${end}`
      : `M${a.x} ${start} C${a.x} ${middle} ${b.x} ${middle} ${b.x} ${end}`;
    const kind = name.split(" ")[1];
    const middleY = level ? start - lift * 0.75 : middle;
    return [
      h("svg:path", { d, class: `link ${name}${Math.abs(a.top - b.top) > 200 ? " far" : ""}`, "marker-end": kind === "fails" ? null : `url(#arrow-${kind})` }),
      words ? h("svg:text", { x: (a.x + b.x) / 2, y: middleY + 4, class: `words ${kind}` }, words) : null,
    ];
  }

  new ResizeObserver(() => draw()).observe(box);
  return { show, choose, highlight, draw, mark, get story() { return shown; } };
})();
