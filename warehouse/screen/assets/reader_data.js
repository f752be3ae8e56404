// Pages as the reader knows them: rows made into objects, each figure with what the checks say of it.
"use strict";
const reader = {};

reader.ROLES = {
  actual: ["完", "完成数"], target: ["目", "目标"], target_pct: ["率", "目标完成率"], rate: ["比", "比率"],
  change: ["增", "增减"], standard: ["标", "标准"], context: ["景", "一人一事的数，不作统计"],
};
reader.CLASSES = {
  metric: "数字", date: "日期", time: "时刻", ordinal: "序数", code: "号码", slogan: "口号", name: "名称", idiom: "成语",
};
reader.APPROX = {
  exact: "确数", over: "不少于（超、余、多、以上）", under: "不超过（近、不足、以内）", about: "约数", range: "范围",
};
reader.RULES = {
  target_pct: "目标完成率", ceiling: "上下限", target_range: "目标区间", part_whole: "部分与总体", sum: "分项相加",
  ratio: "占比与人均", change: "增减", repeat: "前后一致", monotone: "累计不减", missing_operand: "分别一一对应",
  slogan: "口号与所列", cross_story: "跨稿核对", range: "取值范围", calendar: "日期天数",
};
reader.REVIEWS = { confirmed: "属实", dismissed: "误报", unclear: "存疑" };
// What the checks say of a figure: css class, sign, words. The first that fits counts.
reader.STANDINGS = {
  error: ["✗", "不成立，结论会变"], warn: ["!", "不成立"], dismissed: ["⊘", "核验说不成立，已判为误报"],
  undecided: ["?", "无法判定"], holds: ["✓", "核验成立"], unseen: ["", "没有规则核验它"],
};

reader.standing = (verdict) => {
  if (verdict.verdict !== "fails") return verdict.verdict;
  if (verdict.review === "dismissed") return "dismissed";
  return verdict.severity === "error" ? "error" : "warn";
};

// A page by the 16 digits with which the ids of its stories and figures begin; undefined when there is none.
reader.page = (() => {
  const known = new Map();
  async function load(id) {
    const [row, why] = await Promise.all([shuzheng.row("page", id), shuzheng.row("why", id)]);
    if (!row) return undefined;
    const page = { id, ...row, why: why || {}, figures: new Map(), stories: [], verdicts: row.verdicts || [] };
    for (const told of row.stories) {
      const story = { ...told, page, verdicts: [] };
      story.figures = told.figures.map((values) => {
        const figure = Object.fromEntries(shuzheng.data.fields.map((name, n) => [name, values[n]]));
        Object.assign(figure, { story, verdicts: [], linked: [] });
        page.figures.set(figure.metric_id, figure);
        return figure;
      });
      page.stories.push(story);
    }
    for (const verdict of page.verdicts) {
      const at = new Set(page.stories.filter((story) => story.id === verdict.story_id));
      for (const metric of verdict.metric_ids) {
        const figure = page.figures.get(metric);
        if (!figure) continue;
        figure.verdicts.push(verdict);
        at.add(figure.story);
      }
      for (const story of at) story.verdicts.push(verdict);
    }
    for (const figure of page.figures.values()) link(page, figure);
    for (const figure of page.figures.values()) figure.standing = gravest(figure.verdicts);
    return page;
  }
  function link(page, figure) {
    const kinds = [["of_metric_id", "基数、总数", "它的比例、部分或增减"], ["target_metric_id", "目标", "完成情况"],
      ["same_as_metric_id", "前面的同一说法", "后面的同一说法"]];
    for (const [name, there, back] of kinds) {
      const other = figure[name] && page.figures.get(figure[name]);
      if (!other) continue;
      figure.linked.push({ other, says: there, from: figure, to: other, kind: name });
      other.linked.push({ other: figure, says: back, from: figure, to: other, kind: name });
    }
  }
  function gravest(verdicts) {
    const found = new Set(verdicts.map(reader.standing));
    return Object.keys(reader.STANDINGS).find((name) => found.has(name)) || "unseen";
  }
  return (id) => {
    if (!known.has(id)) known.set(id, load(id));
    return known.get(id);
  };
})();

// All links that hang together with a figure inside its story: percent -> count -> target.
reader.chain = (figure) => {
  const seen = new Set([figure]);
  const links = new Map();
  const waiting = [figure];
  while (waiting.length && links.size < 40) {
    for (const link of waiting.pop().linked) {
      if (link.other.story !== figure.story) continue;
      links.set(`${link.kind} ${link.from.metric_id}`, link);
      if (!seen.has(link.other)) { seen.add(link.other); waiting.push(link.other); }
    }
  }
  return [...links.values()];
};

// 1234567.5 -> 1,234,567.5, without passing through a float.
reader.number = (text) => {
  const [, sign, whole, rest] = /^(-?)(\d+)(.*)$/.exec(text) || [null, "", "", text];
  return sign.replace("-", "−") + whole.replace(/\B(?=(\d{3})+$)/g, ",") + rest;
};

reader.bare = (text) => text.replace(/\s+/g, "");
reader.address = (kind, id) => `#${kind}=${encodeURIComponent(id)}`;
