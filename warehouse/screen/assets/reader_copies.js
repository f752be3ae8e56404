// Two printings of one story side by side, with what differs between them.
"use strict";
reader.copies = (() => {
  const { h } = shuzheng;

  function section(story) {
    const others = story.printings.filter((each) => each.story_id !== story.id);
    return reader.panel.section("别处也登了", h("ul", {}, others.map((each) => h("li", {},
      h("a", { href: reader.address("story", each.story_id) }, `${each.path}${each.page_date ? ` · ${each.page_date}` : ""}`),
      each.is_canonical ? "（统计以它为准）" : "", " ",
      h("button", { type: "button", onclick: (event) => beside(story, each, event.currentTarget) }, "并排比较")))),
    story.first ? h("p", { class: "quiet" }, "统计以这一篇为准。") : "");
  }

  async function beside(story, each, button) {
    let other;
    try {
      const page = await reader.page(each.story_id.split(":")[0]);
      other = page && page.stories.find((one) => one.id === each.story_id);
    } catch (error) {
      shuzheng.say(error.message);
    }
    if (!other) return;
    const parts = differences(words(story.text), words(other.text));
    const n = parts.filter(([kind], at) => kind !== "same" && (parts[at - 1] || ["same"])[0] === "same").length;
    const side = (skip, name, title) => h("section", { "aria-label": title }, h("h3", {}, title), h("p", { class: "text" },
      parts.filter(([kind]) => kind !== skip).map(([kind, text]) => (kind === "same" ? text : h(name, {}, text)))));
    const dialog = h("dialog", { class: "compare", "aria-label": "两处刊登并排比较" },
      h("p", { class: "bar" }, h("b", {}, n ? `有 ${n} 处不同` : "两处文字相同"), h("button", { type: "button", onclick: () => dialog.close() }, "关闭")),
      h("div", { class: "sides" }, side("more", "del", `这一篇：${story.page.path}`), side("less", "ins", `另一篇：${other.page.path}`)));
    dialog.addEventListener("close", () => { dialog.remove(); button.focus(); });
    document.body.append(dialog);
    dialog.showModal();
  }

  // Numbers whole, other characters one by one: what differs is then a figure or a word, never half a number.
  const words = (text) => text.match(/[0-9０-９][0-9０-９.,．，]*[%％]?|\s+|./gsu) || [];
  const same = (a, b) => a === b || a.normalize("NFKC").trim() === b.normalize("NFKC").trim();

  // [kind, text] in order: "same", "less" (only in a), "more" (only in b). Longest common part by Myers' greedy way.
  function differences(a, b) {
    let head = 0;
    while (head < a.length && head < b.length && same(a[head], b[head])) head += 1;
    let tail = 0;
    while (tail < a.length - head && tail < b.length - head && same(a[a.length - 1 - tail], b[b.length - 1 - tail])) tail += 1;
    const middle = steps(a.slice(head, a.length - tail), b.slice(head, b.length - tail));
    const all = [["same", a.slice(0, head).join("")], ...middle, ["same", a.slice(a.length - tail).join("")]];
    const joined = [];
    for (const [kind, text] of all) {
      if (!text) continue;
      if (joined.length && joined.at(-1)[0] === kind) joined.at(-1)[1] += text;
      else joined.push([kind, text]);
    }
    return joined;
  }

  const MOST = 1500; // edits after which two texts are called different as a whole
  function steps(a, b) {
    if (!a.length || !b.length) return [["less", a.join("")], ["more", b.join("")]];
    const ends = new Map([[1, 0]]);
    const trace = [];
    for (let d = 0; d <= Math.min(a.length + b.length, MOST); d += 1) {
      trace.push(new Map(ends));
      for (let k = -d; k <= d; k += 2) {
        const down = k === -d || (k !== d && (ends.get(k - 1) ?? -1) < (ends.get(k + 1) ?? -1));
        let x = down ? ends.get(k + 1) : ends.get(k - 1) + 1;
        while (x < a.length && x - k < b.length && same(a[x], b[x - k])) x += 1;
        ends.set(k, x);
        if (x >= a.length && x - k >= b.length) return walked(a, b, trace);
      }
    }
    return [["less", a.join("")], ["more", b.join("")]];
  }

  function walked(a, b, trace) {
    const found = [];
    let [x, y] = [a.length, b.length];
    for (let d = trace.length - 1; d >= 0; d -= 1) {
      const [ends, k] = [trace[d], x - y];
      const down = k === -d || (k !== d && (ends.get(k - 1) ?? -1) < (ends.get(k + 1) ?? -1));
      const last = down ? k + 1 : k - 1;
      const [fromX, fromY] = [ends.get(last), ends.get(last) - last];
      while (x > fromX && y > fromY) { x -= 1; y -= 1; found.push(["same", a[x]]); }
      if (d > 0) found.push(down ? ["more", b[--y]] : ["less", a[--x]]);
    }
    return found.reverse();
  }

  return { section, differences, words };
})();
