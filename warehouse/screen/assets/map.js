// A map of tiles: the provinces about where they lie, and the divisions below in the order of their codes.
"use strict";
const tileMap = (() => {
  const { h, data } = shuzheng;
  // code: [short name, column, row]
  const PROVINCES = {
    230000: ["黑龙江", 9, 1], 220000: ["吉林", 9, 2], 210000: ["辽宁", 8, 2], 150000: ["内蒙古", 6, 2],
    650000: ["新疆", 1, 3], 620000: ["甘肃", 3, 3], 640000: ["宁夏", 4, 3], 140000: ["山西", 5, 3], 130000: ["河北", 6, 3], 110000: ["北京", 7, 3], 120000: ["天津", 8, 3],
    540000: ["西藏", 1, 4], 630000: ["青海", 2, 4], 610000: ["陕西", 4, 4], 410000: ["河南", 5, 4], 370000: ["山东", 7, 4],
    510000: ["四川", 3, 5], 500000: ["重庆", 4, 5], 420000: ["湖北", 5, 5], 340000: ["安徽", 6, 5], 320000: ["江苏", 7, 5], 310000: ["上海", 8, 5],
    520000: ["贵州", 4, 6], 430000: ["湖南", 5, 6], 360000: ["江西", 6, 6], 330000: ["浙江", 7, 6],
    530000: ["云南", 3, 7], 450000: ["广西", 4, 7], 440000: ["广东", 5, 7], 350000: ["福建", 6, 7], 710000: ["台湾", 8, 7],
    460000: ["海南", 4, 8], 820000: ["澳门", 5, 8], 810000: ["香港", 6, 8],
  };
  const MEASURES = [["统计数字", 0], ["落后的目标", 2], ["对不上的数", 1]];
  const known = new Map(data.places.map(([key, name, level, parent]) => [key, { key, name, level, parent }]));
  let measure = 0;

  function shade(value, most) {
    return most ? Math.round(12 + 43 * Math.sqrt(value / most)) : 0;
  }

  function tile(key, name, numbers, most, chosen, choose, at) {
    const value = numbers ? numbers[measure] : 0;
    const [title] = MEASURES.find(([, column]) => column === measure);
    const said = numbers ? `${name}，${title} ${value}` : `${name}，没有数据`;
    const cell = h(numbers ? "button" : "span", {
      class: `tile${numbers ? "" : " none"}${measure ? " bad" : ""}`, type: numbers ? "button" : null, "aria-label": numbers ? said : null,
      "aria-pressed": numbers ? String(key === chosen) : null, "aria-hidden": numbers ? null : "true",
      "--shade": `${value ? shade(value, most) : 0}%`, onclick: numbers ? () => choose(key) : null,
    }, h("span", {}, name), numbers && h("b", {}, value));
    if (at) { cell.style.gridColumn = at[0]; cell.style.gridRow = at[1]; }
    return cell;
  }

  // `numbers`: place -> [facts, findings, lagging, tasks]; `names`: names of places that the page does not list.
  function fill(place, numbers, chosen, choose, names = new Map()) {
    const about = (key) => known.get(key) || names.get(key);
    const keys = Object.keys(numbers).filter(about);
    const most = (some) => Math.max(0, ...some.map((key) => numbers[key][measure]));
    const provinces = keys.filter((key) => about(key).level === "province");
    const again = () => fill(place, numbers, chosen, choose, names);
    const made = [h("div", { class: "switch", role: "group", "aria-label": "格子里的数" },
      MEASURES.map(([title, column]) => h("button", { type: "button", "aria-pressed": String(column === measure),
        onclick: () => { measure = column; again(); place.querySelector(`.switch button:nth-child(${MEASURES.findIndex((m) => m[1] === column) + 1})`).focus(); } }, title)))];
    if (!chosen) {
      made.push(h("div", { class: "country", role: "group", "aria-label": "各省" }, Object.entries(PROVINCES).map(([key, [name, column, row]]) =>
        tile(key, name, numbers[key], most(provinces), chosen, choose, [column, row]))));
    }
    const groups = new Map();
    for (const key of keys) {
      if (about(key).level === "province" || key === chosen) continue;
      const { parent } = about(key);
      if (!groups.has(parent)) groups.set(parent, []);
      groups.get(parent).push(key);
    }
    for (const [parent, own] of groups) {
      made.push(h("h3", { class: "group" }, about(parent)?.name || "其他"),
        h("div", { class: "tiles" }, own.map((key) => tile(key, about(key).name, numbers[key], most(own), chosen, choose))));
    }
    if (!keys.length) made.push(h("p", { class: "quiet" }, "这个范围里没有说到具体的地方。"));
    made.push(h("p", { class: "quiet" }, chosen ? "格子按区划代码排列，不是地图上的位置；数字含下级。"
      : "各省大致按方位排列，省以下按区划代码排列，不是地图上的位置；只列报纸说到的地方，没有区划代码的至多列 60 个；数字含下级。"),
    lists.behind("看表格", () => lists.table("各地", ["地方", "统计数字", "目标", "落后的目标", "对不上的数"],
      keys.map((key) => [h("a", { href: lists.dossier(key) }, about(key).name), numbers[key][0], numbers[key][3], numbers[key][2], numbers[key][1]]), [1, 2, 3, 4])));
    place.replaceChildren(...made);
  }
  return { fill };
})();
