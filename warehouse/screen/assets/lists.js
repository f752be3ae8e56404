// Tasks as bullet bars, findings, tables: what the screen and the dossiers share.
"use strict";
const lists = (() => {
  const { h, data } = shuzheng;
  const words = data.words;
  const edition = data.release.number ?? undefined; // a finding is new in the release that had it first
  const AXIS = 150; // percent at the right edge of a bar
  const LAGGING = ["broken", "missed", "behind"];

  const figure = (id) => `reader.html#m=${encodeURIComponent(id)}`;
  const findingLink = (id) => `reader.html#f=${encodeURIComponent(id)}`;
  const dossier = (key) => `place.html#${encodeURIComponent(key)}`;

  function number(value) {
    return Number(value).toLocaleString("zh-CN", { maximumFractionDigits: 2 });
  }

  // 2024年1—7月, 截至2024年7月31日, 2024年 …
  function span(from, to) {
    if (!from && !to) return "";
    const day = (text) => { const [y, m, d] = text.split("-").map(Number); return `${y}年${m}月${d}日`; };
    if (!from) return `截至${day(to)}`;
    if (!to) return `${day(from)}起`;
    if (from === to) return day(to);
    const [fy, fm, fd] = from.split("-").map(Number);
    const [ty, tm, td] = to.split("-").map(Number);
    const last = new Date(Date.UTC(ty, tm, 0)).getUTCDate();
    if (fd !== 1 || td !== last) return `${day(from)}—${fy === ty ? day(to).slice(5) : day(to)}`;
    if (fy === ty && fm === 1 && tm === 12) return `${fy}年`;
    if (fy === ty && fm === tm) return `${fy}年${fm}月`;
    return fy === ty ? `${fy}年${fm}—${tm}月` : `${fy}年${fm}月—${ty}年${tm}月`;
  }

  function bar(task) {
    if (task.share === null) return null;
    const width = Math.max(0, Math.min(task.share, AXIS)) / AXIS * 100;
    const over = task.share > AXIS;
    const paced = !task.ceiling && task.pace !== null && task.elapsed !== null;
    return h("div", { class: "bar", "aria-hidden": "true" },
      task.ceiling && h("i", { class: "over" }),
      h("i", { class: "fill", "--w": `${width}%` }),
      over && h("i", { class: "cut" }),
      h("i", { class: "goal" }),
      paced && h("i", { class: "pace", "--at": `${Math.min(task.elapsed, AXIS) / AXIS * 100}%` }));
  }

  function verdict(task) {
    let said = words.verdicts[task.verdict];
    if (task.verdict === "open" && task.why) said = words.reasons[task.why];
    else if (task.pace !== null && (task.verdict === "behind" || task.verdict === "ahead"))
      said = `${task.verdict === "behind" ? "落后" : "快于"}时间进度 ${number(Math.abs(task.pace))} 个点`;
    return h("span", { class: `chip ${task.verdict}` }, said);
  }

  function goal(task) {
    if (task.target === null) return "目标数没有印";
    return `${task.ceiling ? "上限" : "目标"} ${task.target}${task.kind === "implied" ? "（由完成率反推）" : ""}`;
  }

  function taskItem(task) {
    const percent = task.share === null ? "—" : `${number(task.share)}%`;
    const elapsed = !task.ceiling && task.pace !== null ? `，时间过了 ${number(task.elapsed)}%` : "";
    return h("li", { class: `task ${task.verdict}` },
      h("div", { class: "line" },
        h("span", {}, h("a", { href: figure(task.id) }, task.name || "（指标未写明）"), " ",
          h("span", { class: "quiet" }, [task.place, task.subject, span(task.from, task.to)].filter(Boolean).join(" · "))),
        h("span", { class: "number" }, task.ceiling && task.share !== null ? `用了上限的 ${percent}` : percent)),
      bar(task),
      h("div", { class: "line" }, verdict(task),
        h("span", { class: "quiet" }, `完成 ${task.said}，${goal(task)}${elapsed}`)),
      task.finding && h("div", {}, h("a", { class: "error", href: findingLink(task.finding) }, "⚠ 这组数字对不上，见核对")));
  }

  function legend() {
    return [
      h("div", { class: "legend", "aria-hidden": "true" },
        h("span", {}, h("i", { class: "l-goal" }), "目标（100%）"), h("span", {}, h("i", { class: "l-pace" }), "时间进度"),
        h("span", {}, h("i", { class: "l-over" }), "上限以外"), h("span", {}, h("i", { class: "l-cut" }), "超过 150%，轴截断")),
      h("div", { class: "axis", "aria-hidden": "true" }, ["0", "50%", "100%", "150%"].map((mark) => h("span", {}, mark))),
    ];
  }

  function findingItem(finding) {
    const where = [finding.where.slice(0, 3).join("、"), finding.path, finding.copies > 1 && `另有 ${finding.copies - 1} 处转载同此`];
    return h("li", { class: `finding ${finding.severity}` },
      finding.since === edition && h("span", { class: "badge warn" }, "新"),
      finding.review && h("span", { class: "badge quiet" }, words.reviews[finding.review]),
      h("a", { href: findingLink(finding.id) }, finding.message),
      finding.quote && h("blockquote", {}, finding.quote),
      finding.repair && h("p", {}, "可能本来是：", finding.repair),
      h("p", { class: "quiet" }, where.filter(Boolean).join(" · ")));
  }

  // A list whose rest is shown on demand; `whole` is how many rows there are in all.
  function list(rows, item, first, whole = rows.length) {
    const shown = h("ul", { class: "plain" }, rows.slice(0, first).map(item));
    if (rows.length <= first && whole <= rows.length) return [shown];
    const rest = rows.length - first;
    const left = whole > rows.length ? h("p", { class: "quiet" }, `另有 ${whole - rows.length} 项没有装进这一页，请用筛选缩小范围，或看各地档案。`) : null;
    if (rest <= 0) return [shown, left];
    const button = h("button", { class: "more", type: "button", onclick: () => {
      const from = shown.children.length;
      shown.append(...rows.slice(first).map(item));
      shown.children[from].querySelector("a")?.focus();
      button.replaceWith(left || "");
    } }, `再看 ${rest} 项`);
    return [shown, button];
  }

  // table(caption, ["甲", "乙"], [[cell, cell], …], right-aligned columns)
  function table(caption, heads, rows, right = []) {
    const side = (at) => (right.includes(at) ? "r" : null);
    return h("div", { class: "wide", tabindex: "0", role: "region", "aria-label": caption },
      h("table", {}, h("caption", {}, caption),
        h("thead", {}, h("tr", {}, heads.map((head, at) => h("th", { scope: "col", class: side(at) }, head)))),
        h("tbody", {}, rows.map((cells) => h("tr", {}, cells.map((cell, at) =>
          (at === 0 ? h("th", { scope: "row", class: side(at) }, cell) : h("td", { class: side(at) }, cell))))))));
  }

  // Shown on demand; `make` makes the content when it is first opened.
  function behind(summary, make) {
    const fill = () => { if (made.children.length === 1) made.append(...[make()].flat()); };
    const made = h("details", { ontoggle: () => made.open && fill() }, h("summary", { onclick: fill }, summary));
    return made;
  }

  // Groups of findings by what follows from them.
  const CONSEQUENCE = { error: "严重：说好的结论因此不成立", warn: "注意：数字对不上，结论不变", info: "提示" };
  function findings(rows, counts, first) {
    const made = [];
    for (const severity of ["error", "warn", "info"]) {
      const own = rows.filter((row) => row.severity === severity);
      if (own.length) made.push(h("h3", { class: `group ${severity}` }, `${CONSEQUENCE[severity]}（${counts[severity] ?? own.length}）`),
        ...list(own, findingItem, first, counts[severity] ?? own.length));
    }
    return made.length ? made : [h("p", { class: "quiet" }, "这个范围里没有发现对不上的数字。")];
  }

  function tasks(rows, first, whole) {
    if (!rows.length) return [h("p", { class: "quiet" }, "这个范围里没有印出目标或完成率的任务。")];
    return [...legend(), ...list(rows, taskItem, first, whole),
      behind("看表格", () => table("目标与实际", ["任务", "地方", "时段", "完成", "目标", "完成率", "时间进度", "判断"],
        rows.map((t) => [h("a", { href: figure(t.id) }, t.name || "（指标未写明）"), [t.place, t.subject].filter(Boolean).join(" · "), span(t.from, t.to),
          t.said, goal(t), t.share === null ? "" : `${number(t.share)}%`, t.pace === null ? "" : `${number(t.elapsed)}%`, verdict(t)]), [3, 5, 6]))];
  }

  function growth(rows, first, whole) {
    const item = (row) => h("li", {}, h("span", {}, h("a", { href: figure(row.id) }, row.name), " ",
      h("span", { class: "quiet" }, [row.place, row.subject, span(row.from, row.to)].filter(Boolean).join(" · "))),
    h("b", {}, `${row.down ? "↓ 下降" : "↑ 增长"} ${row.said}`));
    if (!rows.length) return [];
    const made = list(rows, item, first, whole);
    made[0].classList.add("growth");
    return [h("h3", { class: "group" }, `印出的增减（${whole}）`), ...made];
  }

  // Counts of all names that begin so: sum(counts, "progress.")
  const sum = (counts, start) => Object.entries(counts).reduce((all, [name, n]) => (name.startsWith(start) ? all + n : all), 0);
  const bySeverity = (counts) => Object.fromEntries(["error", "warn", "info"].map((each) => [each, counts[`findings.${each}`] || 0]));

  return { words, LAGGING, figure, findingLink, dossier, number, span, findings, tasks, growth, table, behind, list, sum, bySeverity };
})();
