// The screen: what is chosen stands in the address, and every part is drawn anew for it.
"use strict";
(() => {
  const { h, part, data, row, say } = shuzheng;
  const { words, number, sum } = lists;

  const time = (text) => (text.length === 4 ? `${text}年` : `${text.slice(0, 4)}年${Number(text.slice(5))}月`);
  part("time").append(...data.times.map((each) => h("option", { value: each }, time(each))));
  // How many facts a topic has is told while nothing else is chosen: of a place or a time it would not be true.
  const topics = data.topics.map(([topic, facts]) => ({ facts, name: words.topics[topic] || topic, option: h("option", { value: topic }) }));
  part("topic").append(...topics.map(({ option }) => option));

  function chosen() {
    const asked = new URLSearchParams(location.hash.slice(1));
    return { place: asked.get("p") || "", time: asked.get("t") || "", topic: asked.get("k") || "" };
  }

  function choose(change) {
    const now = { ...chosen(), ...change };
    const asked = new URLSearchParams();
    for (const [name, value] of [["p", now.place], ["t", now.time], ["k", now.topic]]) if (value) asked.set(name, value);
    if (asked.toString() === location.hash.slice(1)) return;
    location.hash = asked.toString();
  }

  const EMPTY = { progress: [], findings: [], series: [], growth: [], counts: {}, map: {}, cube: {} };

  const lagging = (counts) => lists.LAGGING.reduce((all, v) => all + (counts[`progress.${v}`] || 0), 0);
  const of = (time, topic) => (cell) => cell.slice(0, cell.indexOf("|")) === topic && cell.slice(cell.indexOf("|") + 1).startsWith(time);

  // The rows of a place that are of the time and topic; all of them are counted in its cube.
  function narrowed(view, time, topic) {
    const fits = (each) => (!topic || each.topics.includes(topic)) && (!time || each.months.some((month) => month.startsWith(time)));
    const counts = {};
    for (const cell of Object.keys(view.cube).filter(of(time, topic))) {
      for (const [name, n] of Object.entries(view.cube[cell])) counts[name] = (counts[name] || 0) + n;
    }
    const series = view.series.filter(fits);
    counts["series.all"] = series.length; // a series is of many months
    const listed = (view.counts["series.all"] || 0) > view.series.length ? view.series.length : 0; // series that were looked through, when not all
    return { ...view, progress: view.progress.filter(fits), findings: view.findings.filter(fits), series, growth: view.growth.filter(fits), counts, listed };
  }

  // The place and the divisions below it, of a time and topic: place -> [facts, findings, lagging tasks, tasks].
  async function tiles(place, time, topic, counts) {
    const cells = (await row("tiles", place)) || {};
    const map = { [place]: [counts.facts || 0, sum(counts, "findings."), lagging(counts), sum(counts, "progress.")] };
    for (const cell of Object.keys(cells).filter(of(time, topic))) {
      for (const [key, numbers] of Object.entries(cells[cell])) map[key] = numbers.map((n, at) => n + (map[key]?.[at] || 0));
    }
    return map;
  }

  async function view({ place, time, topic }) {
    if (!place) return time || topic ? (await row("view", `${topic}|${time}`)) || EMPTY : data.view;
    const found = await row("place", place);
    if (!found || !(time || topic)) return found ? { ...found.view, found } : EMPTY;
    const shown = narrowed(found.view, time, topic);
    return { ...shown, found, map: await tiles(place, time, topic, shown.counts) };
  }

  function key(title, value, unit, said, kind) {
    return h("div", { class: "key" }, h("span", { class: "quiet" }, title), h("b", { class: kind }, value, unit && h("small", {}, unit)), h("span", { class: "quiet" }, said));
  }

  function keys(shown, filtered) {
    const { counts } = shown, { totals } = data;
    const tasks = sum(counts, "progress."), late = lagging(counts);
    const good = ["met", "ahead", "within"].reduce((all, v) => all + (counts[`progress.${v}`] || 0), 0);
    const wrong = sum(counts, "findings.");
    const checked = totals.typed ? totals.checked / totals.typed * 100 : 0;
    const first = filtered ? [] : [
      key("报纸版面", number(totals.pages), "版", `${number(totals.stories)} 篇报道，其中转载 ${number(totals.copies)} 篇`),
      key("认出的统计数字", number(totals.typed), "个", `版面上共见到 ${number(totals.seen)} 个数`),
    ];
    part("keys").replaceChildren(...first,
      key(filtered ? "这个范围的统计数字" : "写明地方的事实", number(counts.facts || 0), "条", "重复和转载只算一次"),
      key("落后的目标", number(late), "项", `共 ${number(tasks)} 项目标，达到或快于进度 ${number(good)} 项`, late ? "error" : "good"),
      key("对不上的数", number(wrong), "处", `严重 ${counts["findings.error"] || 0}，注意 ${counts["findings.warn"] || 0}，提示 ${counts["findings.info"] || 0}`, counts["findings.error"] ? "error" : wrong ? "warn" : "good"),
      ...(filtered ? [] : [key("算术核对过", checked.toFixed(1), "%", `${number(totals.checked)} 个数字与别的数字对过`)]));
  }

  function scope(now, shown) {
    const said = [now.place && (shown.found?.name || now.place), now.time && time(now.time), now.topic && (words.topics[now.topic] || now.topic)];
    part("scope").replaceChildren(said.some(Boolean) ? `现在看的是：${said.filter(Boolean).join("、")}。` : "",
      now.place && shown.found ? h("a", { href: lists.dossier(now.place) }, `打开${shown.found.name}的档案`) : "");
  }

  function broken(error) {
    say(error.message);
    part("scope").textContent = `${error.message}；请用 shuzheng screen 重写一次。`;
  }

  async function show() {
    const now = chosen();
    part("time").value = now.time;
    part("topic").value = now.topic;
    let shown = EMPTY;
    try {
      shown = await view(now);
    } catch (error) {
      broken(error);
    }
    const after = chosen();
    if (after.place !== now.place || after.time !== now.time || after.topic !== now.topic) return; // chosen anew meanwhile
    part("place").value = now.place ? shown.found?.name || now.place : "";
    const filtered = Boolean(now.place || now.time || now.topic);
    scope(now, shown);
    keys(shown, filtered);
    for (const { option, name, facts } of topics) option.textContent = now.place || now.time ? name : `${name}（${facts}）`;
    for (const id of ["changed-whole", "fresh-whole"]) part(id).hidden = !filtered;
    const below = new Map((shown.found?.children || []).map((child) => [child.key, { ...child, parent: now.place }]));
    tileMap.fill(part("map"), shown.map, now.place, (place) => choose({ place: place === now.place ? "" : place }), below);
    part("tasks").replaceChildren(...lists.tasks(shown.progress, 8, sum(shown.counts, "progress.")));
    part("found").replaceChildren(...lists.findings(shown.findings, lists.bySeverity(shown.counts), 4));
    seriesCharts.fill(part("series"), shown.series, 6, sum(shown.counts, "series."));
    if (shown.listed) part("series").append(h("p", { class: "quiet" }, `走势是从这个地方期数最多的 ${shown.listed} 条里筛出来的。`));
    part("growth").replaceChildren(...lists.growth(shown.growth, 6, sum(shown.counts, "growth.")));
    say(`${shown.progress.length} 项目标，${shown.findings.length} 处问题，${shown.series.length} 条走势`);
  }

  function fresh() {
    const { totals } = data;
    const steps = [["见到的数", totals.seen], ["认出的统计数字", totals.typed], ["可以核对的", totals.checkable], ["核对过的", totals.checked], ["对不上的", totals.failing]];
    const months = data.months.filter(([month]) => month);
    const undated = data.months.filter(([month]) => !month).reduce((all, [, n]) => all + n, 0);
    const most = Math.max(1, ...months.map(([, n]) => n));
    const every = []; // months without a page too
    for (let [y, m] = (months[0] || ["9999-12"])[0].split("-").map(Number), last = months.at(-1)?.[0] || "";
      `${y}-${String(m).padStart(2, "0")}` <= last; m === 12 ? [y, m] = [y + 1, 1] : m += 1) every.push(`${y}-${String(m).padStart(2, "0")}`);
    const pages = new Map(months);
    const [latest] = data.editions;
    part("fresh").replaceChildren(
      h("p", {}, months.length > 1 ? `版面从 ${time(months[0][0])} 到 ${time(months.at(-1)[0])}` : months.length ? `版面都是 ${time(months[0][0])} 的` : "版面没有印出年月", undated ? `，其中 ${undated} 版看不出年月。` : "。"),
      months.length > 1 ? h("div", { class: "months", "aria-hidden": "true" }, every.map((month) => h("i", { "--h": `${(pages.get(month) || 0) / most * 100}%`, title: `${time(month)} ${pages.get(month) || 0} 版` }))) : "",
      months.length > 1 ? h("div", { class: "ends", "aria-hidden": "true" }, h("span", {}, time(months[0][0])), h("span", {}, time(months.at(-1)[0]))) : "",
      lists.behind("每月多少版", () => lists.table("版面", ["月份", "版"], data.months.map(([month, n]) => [month ? time(month) : "不明", n]), [1])),
      h("div", { class: "steps" }, steps.flatMap(([title, n]) => [h("span", {}, title), h("i", { "--w": `${totals.seen ? n / totals.seen * 100 : 0}%` }), h("span", { class: "r" }, number(n || 0))])),
      latest ? h("p", {}, `这是第 ${latest.number} 版，${latest.at} 发布`, latest.restored ? `（放回了第 ${latest.restored} 版）` : "", `；退回的文件和行 ${latest.set_aside}。`) : "",
      lists.behind("历次发布", () => lists.table("历次发布", ["版", "发布时间", "版面", "统计数字", "严重", "注意"], data.editions.map((e) => [e.number ?? "", e.at, e.pages, e.figures, e.errors, e.warnings]), [2, 3, 4, 5])));
  }

  function changed() {
    const { changes } = data;
    if (!changes) {
      part("changed").replaceChildren(h("p", { class: "quiet" }, "没有留着更早的一版，无从相比。"));
      return;
    }
    const [came, gone, same] = changes.counts;
    const items = (title, rows, whole, linked) => rows.length ? [h("h3", { class: "group" }, `${title}（${whole}）`), h("ul", { class: "plain" }, rows.map((each) =>
      h("li", { class: `finding ${each.severity}` }, linked ? h("a", { href: lists.findingLink(each.id) }, each.message) : each.message)))] : [];
    part("changed").replaceChildren(h("p", {}, `与第 ${changes.since} 版相比：问题新出现 ${came} 处，已消失 ${gone} 处，依旧 ${same} 处。`),
      ...items("新出现的问题", changes.new, came, true), ...items("已消失的问题", changes.resolved, gone, false),
      changes.tables.length ? lists.behind("各表增减", () => lists.table("各表的行", ["内容", "新增", "消失", "改动"], changes.tables, [1, 2, 3])) : h("p", { class: "quiet" }, "各表的行没有变。"));
  }

  const form = part("filters");
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => { event.preventDefault(); choose({ place: "", time: "", topic: "" }); });
  finder.offer(part("place"), part("places"));
  part("place").addEventListener("change", async (event) => {
    const asked = event.target.value.trim();
    try {
      const key = asked && await finder.keyOf(asked);
      if (key === undefined) part("scope").textContent = `没有叫“${asked}”的省、市、县；请从列出的名称里选。`;
      else choose({ place: key });
    } catch (error) {
      broken(error);
    }
  });
  part("time").addEventListener("change", (event) => choose({ time: event.target.value }));
  part("topic").addEventListener("change", (event) => choose({ topic: event.target.value }));
  addEventListener("hashchange", show);
  fresh();
  changed();
  show();
})();
