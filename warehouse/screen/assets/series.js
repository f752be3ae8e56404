// Series as small charts with the table behind each; drawn by ECharts when the page has it.
"use strict";
const seriesCharts = (() => {
  const { h, part, run } = shuzheng;
  const { words } = lists;
  const drawn = new Map(); // element -> [chart, series]
  const waiting = new Map(); // element -> series, until it comes into view
  const watch = new IntersectionObserver((seen) => { for (const each of seen) if (each.isIntersecting) draw(each.target); }, { rootMargin: "200px" });
  const PAPER = [420, 180]; // width and height of a chart on paper, which then takes the width of its column
  const can = part("later-echarts") !== null;

  // Paper is light, whatever the window is: its colours are those of the first rule.
  const light = [...document.styleSheets[0].cssRules].find((rule) => rule.selectorText === ":root").style;
  let onPaper = false;
  const colour = (name) => (onPaper ? light : getComputedStyle(document.documentElement)).getPropertyValue(name).trim();
  const short = (point) => {
    const [y, m, d] = (point.to || point.from).split("-").map(Number);
    return point.span === "year" ? `${y}` : point.span === "day" ? `${y}-${m}-${d}` : `${y}-${m}`;
  };

  function option(series) {
    const ink = colour("--ink"), quiet = colour("--quiet"), line = colour("--line"), blue = colour("--blue-fill"), red = colour("--red-fill");
    const points = series.points.map((point) => ({ ...point, span: series.span }));
    const values = [];
    points.forEach((point, at) => {
      // What is counted from January begins anew each year: the line is broken there.
      if (at && series.span === "to date" && points[at - 1].to.slice(0, 4) !== point.to.slice(0, 4)) values.push([`${at}|`, null]);
      values.push({ value: [`${at}|${short(point)}`, point.value], point,
        itemStyle: { color: ["conflict", "revised"].includes(point.status) ? red : blue } });
    });
    return {
      animation: false,
      textStyle: { fontFamily: "inherit", color: ink },
      aria: { enabled: false },
      grid: { left: 8, right: 16, top: 26, bottom: 4, containLabel: true },
      tooltip: { renderMode: "richText", trigger: "item", confine: true, backgroundColor: colour("--card"), borderColor: line, textStyle: { color: ink },
        formatter: (hit) => `${lists.span(hit.data.point.from, hit.data.point.to)}\n${hit.data.point.said}\n${words.status[hit.data.point.status]}` },
      xAxis: { type: "category", axisLabel: { color: quiet, hideOverlap: true, formatter: (at) => at.split("|")[1] }, axisLine: { lineStyle: { color: line } }, axisTick: { show: false } },
      yAxis: { type: "value", scale: true, splitNumber: 3, axisLabel: { color: quiet, formatter: tick }, splitLine: { lineStyle: { color: line } } },
      series: [{ type: "line", data: values, symbolSize: 9, cursor: "pointer", lineStyle: { color: blue, width: 2 },
        label: { show: points.length <= 8, position: "top", color: ink, fontSize: 12, formatter: (hit) => (hit.data.point ? hit.data.point.said : "") }, labelLayout: { hideOverlap: true } }],
    };
  }

  function tick(value) {
    const size = Math.abs(value);
    if (size >= 1e8) return `${lists.number(value / 1e8)}亿`;
    return size >= 1e4 ? `${lists.number(value / 1e4)}万` : lists.number(value);
  }

  // The library is read with the first chart that is seen; pages without one never wait for it.
  function draw(element) {
    const series = waiting.get(element);
    watch.unobserve(element);
    waiting.delete(element);
    run("echarts");
    put(element, series, { renderer: "canvas" });
  }

  function put(element, series, how) {
    const chart = echarts.init(element, null, how);
    chart.setOption(option(series));
    chart.on("click", (hit) => { if (hit.data && hit.data.point) location.href = lists.figure(hit.data.point.id); });
    drawn.set(element, [chart, series]);
  }

  // Nobody knows yet how wide a chart will be on paper: it becomes a drawing that takes the width of its column.
  function forPaper() {
    [...waiting.keys()].forEach(draw);
    onPaper = true;
    each((chart, series, element) => {
      chart.dispose();
      put(element, series, { renderer: "svg", width: PAPER[0], height: PAPER[1] });
      element.querySelector("svg").setAttribute("viewBox", `0 0 ${PAPER[0]} ${PAPER[1]}`);
    });
  }

  function forScreen() {
    onPaper = false;
    each((chart, series, element) => {
      chart.dispose();
      put(element, series, { renderer: "canvas" });
    });
  }

  function item(series) {
    const title = [series.place, series.subject, series.name].filter(Boolean).join(" · ");
    const rows = () => series.points.map((p) => [lists.span(p.from, p.to), h("a", { href: lists.figure(p.id) }, p.said),
      words.status[p.status] + (p.printed.includes("、") ? `（${p.printed}）` : "")]);
    const numbers = () => lists.table(`${title}（${series.unit}，${words.spans[series.span]}）`, ["时段", "印出的数", "来源"], rows(), [1]);
    const chart = can && h("div", { class: "chart", "aria-hidden": "true" });
    const made = h("div", {}, h("h3", {}, title, " ", h("span", { class: "quiet" }, `${series.unit} · ${words.spans[series.span]}`)),
      chart, can ? lists.behind("看数", numbers) : numbers());
    if (chart) { waiting.set(chart, series); watch.observe(chart); }
    return made;
  }

  function fill(place, rows, first, whole = rows.length) {
    for (const [chart] of drawn.values()) chart.dispose();
    drawn.clear();
    waiting.clear();
    watch.disconnect();
    if (!rows.length) {
      place.replaceChildren(h("p", { class: "quiet" }, "同一指标至少有两期才画得出走势；这个范围里还没有。"));
      return;
    }
    const grid = h("div", { class: "charts" }, rows.slice(0, first).map(item));
    place.replaceChildren(grid);
    if (rows.length > first) {
      const button = h("button", { class: "more", type: "button", onclick: () => {
        const from = grid.children.length;
        grid.append(...rows.slice(first).map(item));
        grid.children[from].querySelector("summary, a")?.focus();
        button.remove();
      } }, `再看 ${rows.length - first} 条走势`);
      place.append(button);
    }
    if (whole > rows.length) place.append(h("p", { class: "quiet" }, `另有 ${whole - rows.length} 条没有装进这一页，请看各地档案。`));
    if (!can) place.append(h("p", { class: "quiet" }, "这台机器没有装图表库，走势只列成表。"));
  }

  const each = (act) => { for (const [element, [chart, series]] of [...drawn]) act(chart, series, element); };
  addEventListener("resize", () => each((chart) => chart.resize()));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => each((chart, series) => chart.setOption(option(series))));
  addEventListener("beforeprint", forPaper);
  addEventListener("afterprint", forScreen);
  return { fill };
})();
