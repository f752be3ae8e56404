// A dossier: its place stands in the address, place.html#360981; without one the places are listed.
"use strict";
(() => {
  const { h, part, row, say } = shuzheng;
  const { words, number, sum } = lists;
  const OPEN = 300; // places that are all listed at once; of more only the highest, the others on demand

  const level = (each) => words.levels[each] || "没有区划代码的地方";
  const card = (title, ...content) => h("section", { class: "card" }, h("h2", {}, title), content);

  function factItem(fact, at, rows) {
    const told = fact.told_by && fact.told_by !== "own" ? `${words.told_by[fact.told_by]}（${fact.told_in}）` : "";
    return h("li", { class: "fact" },
      h("div", { class: "line" },
        h("span", {}, h("a", { href: lists.figure(fact.id) }, fact.name || "（指标未写明）"), " ",
          h("span", { class: "quiet" }, [words.roles[fact.role], fact.subject, lists.span(fact.from, fact.to), told].filter(Boolean).join(" · "))),
        h("b", {}, fact.said)),
      fact.quote && fact.quote !== rows[at + 1]?.quote && h("blockquote", {}, fact.quote));
  }

  function facts(found) {
    if (!found.facts.length) return [h("p", { class: "quiet" }, "报纸没有直接说到这一级；下级说到的见右边。")];
    const place = h("div", {});
    const topics = [...new Set(found.facts.map((fact) => fact.topic))].sort((a, b) => (a === null) - (b === null) || (a < b ? -1 : 1));
    const pick = h("select", { id: "topic" }, h("option", { value: "" }, `全部领域（${found.facts.length}）`), topics.map((topic) =>
      h("option", { value: topic ?? "none" }, `${topic ? words.topics[topic] || topic : "词表以外"}（${found.facts.filter((fact) => fact.topic === topic).length}）`)));
    const find = h("input", { id: "words", type: "search", autocomplete: "off", placeholder: "指标或原句里的字" });
    const draw = () => {
      const asked = find.value.trim();
      const rows = found.facts.filter((fact) => (!pick.value || (fact.topic ?? "none") === pick.value)
        && (!asked || `${fact.name} ${fact.quote} ${fact.said} ${fact.subject}`.includes(asked)));
      place.replaceChildren(...(rows.length ? lists.list(rows, factItem, 30) : [h("p", { class: "quiet" }, "没有找到。")]));
      say(`${rows.length} 条`);
    };
    pick.addEventListener("change", draw);
    find.addEventListener("input", draw);
    draw();
    return [h("div", { class: "filters" }, h("label", {}, "领域 ", pick), h("label", {}, "查找 ", find)), place,
      found.n_facts > found.facts.length && h("p", { class: "quiet" }, `共 ${found.n_facts} 条，这里列出最近的 ${found.facts.length} 条；其余请用 SQL 查。`)];
  }

  function rollup(each) {
    const parts = each.parts.flatMap((one, at) => [at ? "，" : "", h("a", { href: lists.dossier(one.place_key) }, one.place), " ", h("a", { href: lists.figure(one.metric_id) }, one.raw_text)]);
    return h("li", { class: "rollup" }, h("div", {}, h("b", {}, each.indicator_name), " ", h("span", { class: "quiet" }, lists.span(each.period_start, each.period_end))),
      h("div", {}, "本级 ", h("a", { href: lists.figure(each.metric_id) }, each.raw_text), `；说到的 ${each.parts.length} 个下级相加 ${number(each.total)}${each.unit}：`, parts, "。"),
      each.is_contradiction ? h("p", { class: "error" }, "⚠ 下级相加超过了本级，必有一处不对，或口径不同。")
        : h("p", { class: "quiet" }, `占本级的 ${number(each.total / each.value * 100)}%；没有说到的下级不在其中。`));
  }

  function dispute(each) {
    return h("li", { class: "rollup" }, h("div", {}, h("b", {}, each.indicator_name || "（指标未写明）"), " ", h("span", { class: "quiet" }, [each.subject, lists.span(each.period_start, each.period_end), words.status[each.status]].filter(Boolean).join(" · "))),
      h("ul", {}, each.told.map((one) => h("li", {}, h("a", { href: lists.figure(one.metric_id) }, one.raw_text), " ",
        h("span", { class: "quiet" }, [words.told_by[one.told_by], one.told_in, one.page_date].filter(Boolean).join(" · "))))));
  }

  function dossier(key, found) {
    const { view } = found;
    const chain = found.chain.flatMap((each) => [h("a", { href: lists.dossier(each.key) }, each.name), " › "]);
    part("chain").replaceChildren(h("a", { href: "place.html#" }, "各地"), " › ", ...chain, h("span", { "aria-current": "page" }, found.name));
    part("name").textContent = found.name;
    const counts = lists.bySeverity(view.counts);
    part("about").replaceChildren(`${level(found.level)}。本级 ${number(found.n_facts)} 条事实，连同下级 ${number(view.counts.facts || 0)} 条；`
      + `目标 ${sum(view.counts, "progress.")} 项，对不上的数 ${sum(view.counts, "findings.")} 处。`, h("a", { href: `index.html#p=${encodeURIComponent(key)}` }, "在大屏上看"));
    const disagree = [...found.rollups.filter((each) => each.is_contradiction).map(rollup), ...found.disputes.map(dispute)];
    const adding = found.rollups.filter((each) => !each.is_contradiction).map(rollup);
    const runs = h("div", {});
    part("dossier").replaceChildren(h("div", { class: "dossier" },
      h("div", { class: "side" },
        view.progress.length > 0 && card("目标与实际（连同下级）", lists.tasks(view.progress, 6, sum(view.counts, "progress."))),
        card(`${found.name}自己的数`, facts(found))),
      h("div", { class: "side" },
        found.children.length > 0 && card("下一级", h("div", { class: "children" }, found.children.map((child) =>
          h("a", { href: lists.dossier(child.key) }, h("b", {}, child.name), h("span", { class: "quiet" },
            [`${child.facts} 条`, child.lagging && `落后 ${child.lagging}`, child.findings && `对不上 ${child.findings}`].filter(Boolean).join(" · ")))))),
        card("上下级之间", disagree.length ? [h("h3", { class: "group error" }, "对不上的"), h("ul", { class: "plain" }, disagree)] : h("p", { class: "quiet" }, "没有发现上下级说法互相矛盾的数。"),
          adding.length > 0 && [h("h3", { class: "group" }, "下级相加"), h("ul", { class: "plain" }, adding)]),
        card("对不上的数（连同下级）", lists.findings(view.findings, counts, 4)),
        card("走势与增减（连同下级）", runs, lists.growth(view.growth, 6, sum(view.counts, "growth."))))));
    seriesCharts.fill(runs, view.series, 4, sum(view.counts, "series."));
    document.title = `${found.name} · 各地档案 · 数证`;
  }

  async function tree(said) {
    part("chain").replaceChildren();
    part("name").textContent = "各地档案";
    part("about").textContent = said || "省、市、县三级，数字是连同下级的事实条数；乡镇、村从县的档案进去。";
    document.title = "各地档案 · 数证";
    const asked = location.hash;
    const { rows } = await finder.places();
    if (location.hash !== asked) return; // a place was opened meanwhile
    const listed = new Set(rows.map(([key]) => key));
    const below = new Map();
    for (const place of rows) {
      const parent = listed.has(place[3]) ? place[3] : "";
      if (!below.has(parent)) below.set(parent, []);
      below.get(parent).push(place);
    }
    const branch = (parent) => h("ul", {}, below.get(parent).map(([key, name, , , count]) => h("li", {}, h("a", { href: lists.dossier(key) }, name), " ",
      h("span", { class: "quiet" }, number(count)), below.has(key) && (rows.length <= OPEN ? branch(key) : lists.behind(`下级 ${below.get(key).length} 个`, () => branch(key))))));
    part("dossier").replaceChildren(rows.length ? h("div", { class: "card tree" }, branch("")) : h("p", { class: "quiet" }, "报纸还没有说到具体的地方。"));
  }

  async function show() {
    const asked = location.hash.slice(1);
    let key = asked;
    try { key = decodeURIComponent(asked); } catch { /* no encoding: taken as it stands */ }
    try {
      const found = asked && await row("place", key);
      if (location.hash.slice(1) !== asked) return; // another was opened meanwhile
      if (found) dossier(key, found);
      else await tree(asked && `没有“${key}”的档案。`);
    } catch (error) {
      part("about").textContent = `${error.message}；请用 shuzheng screen 重写一次。`;
    }
  }

  finder.offer(part("find"), part("places"));
  part("filters").addEventListener("submit", async (event) => {
    event.preventDefault();
    const asked = part("find").value.trim();
    try {
      const key = await finder.keyOf(asked);
      if (key === undefined) part("about").textContent = `没有叫“${asked}”的省、市、县；请从列出的名称里选。`;
      else location.hash = encodeURIComponent(key);
    } catch (error) {
      part("about").textContent = `${error.message}；请用 shuzheng screen 重写一次。`;
    }
  });
  addEventListener("hashchange", () => { show(); scrollTo(0, 0); });
  show();
})();
