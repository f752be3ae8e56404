// Series as small charts with the table behind each; drawn by ECharts when the page has it.
"use strict";
const seriesCharts = (() => {
  const { h } = shuzheng;
  const { words } = lists;
  const drawn = new Map(); // element -> chart

  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
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

  function draw(element, series) {
    const chart = echarts.init(element, null, { renderer: "canvas" });
    chart.setOption(option(series));
    chart.on("click", (hit) => { if (hit.data && hit.data.point) location.href = lists.figure(hit.data.point.id); });
    drawn.set(element, [chart, series]);
  }

  function item(series) {
    const title = [series.place, series.subject, series.name].filter(Boolean).join(" · ");
    const rows = series.points.map((p) => [lists.span(p.from, p.to), h("a", { href: lists.figure(p.id) }, p.said),
      words.status[p.status] + (p.printed.includes("、") ? `（${p.printed}）` : "")]);
    const behind = lists.table(`${title}（${series.unit}，${words.spans[series.span]}）`, ["时段", "印出的数", "来源"], rows, [1]);
    const can = typeof echarts !== "undefined";
    const chart = can && h("div", { class: "chart", "aria-hidden": "true" });
    const made = h("div", {}, h("h3", {}, title, " ", h("span", { class: "quiet" }, `${series.unit} · ${words.spans[series.span]}`)),
      chart, can ? lists.behind("看数", behind) : behind);
    if (chart) requestAnimationFrame(() => { if (chart.isConnected) draw(chart, series); });
    return made;
  }

  function fill(place, rows, first, whole = rows.length) {
    for (const [chart] of drawn.values()) chart.dispose();
    drawn.clear();
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
    if (typeof echarts === "undefined") place.append(h("p", { class: "quiet" }, "这台机器没有装图表库，走势只列成表。"));
  }

  const each = (act) => { for (const [element, [chart, series]] of drawn) act(chart, series, element); };
  addEventListener("resize", () => each((chart) => chart.resize()));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => each((chart, series) => chart.setOption(option(series))));
  addEventListener("beforeprint", () => each((chart) => chart.resize()));
  return { fill };
})();
