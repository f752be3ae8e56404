// Beside the story: what is known of a figure or a finding, its arithmetic, its links, its reasons; or the story at a glance.
"use strict";
reader.panel = (() => {
  const { h } = shuzheng;
  const box = document.getElementById("panel");

  const pair = (name, ...value) => (value.flat().some((each) => each !== null && each !== undefined && each !== "")
    ? [h("dt", {}, name), h("dd", {}, value)] : []);
  const section = (title, ...children) => h("section", {}, h("h3", {}, title), children);
  const chip = (standing) => h("b", { class: `chip v-${standing}` }, `${reader.STANDINGS[standing][0]} ${reader.STANDINGS[standing][1]}`);
  const top = (words) => h("p", { class: "back" }, h("a", { href: reader.address("story", reader.text.story.id) }, words));

  function figure(found, chosen) {
    const role = reader.ROLES[found.role];
    const digits = found.printed_low !== null && found.printed_low !== found.printed_high
      ? `${reader.number(found.printed_low)} 至 ${reader.number(found.printed_high)}` : "";
    const bounds = found.approx === "exact" ? "" : [found.value_low, found.value_high].map((each) => (each === null ? "…" : reader.number(each))).join(" 至 ");
    const lines = [...new Set(found.story.pieces.filter((p) => p[0] < found.text_end && p[0] + p[1] > found.text_start).map((p) => p[3]))];
    fill(
      chosen ? top("← 本篇概况") : "",
      h("h2", { class: "big", id: "panel-title", tabindex: -1 }, reader.bare(found.raw_text)),
      h("p", {}, h("b", { class: `chip r-${found.role}` }, role[1]), " ", chip(found.standing)),
      h("dl", {},
        pair("指标", found.indicator, found.indicator_name ? h("i", { class: "quiet" }, ` 词表：${found.indicator_name}`) : ""),
        pair("主体", found.subject),
        pair("数值", found.value === null ? "只有范围" : reader.number(found.value), ` ${found.unit || ""}`,
          bounds && h("i", { class: "quiet" }, ` 措辞：${bounds}`), digits && h("i", { class: "quiet" }, ` 所印位数：${digits}`)),
        pair("写法", reader.APPROX[found.approx]),
        pair("地方", found.place || "没有说到"),
        pair("时间", found.period_start || found.period_end ? `${found.period_start || "不详"} 至 ${found.period_end || "不详"}` : "不详",
          found.period_text ? h("i", { class: "quiet" }, ` “${reader.bare(found.period_text)}”`) : ""),
        pair("原文", `“${found.raw_text.replace(/\s+/g, " ")}” ${lines.length ? `第 ${lines.join("、")} 行，` : ""}版面字符 [${found.char_start}, ${found.char_end})`),
        pair("编号", h("code", {}, found.metric_id)),
      ),
      found.corrections.length ? section("更正", found.corrections.map(([value, reason, author]) =>
        h("p", {}, "应作 ", h("b", {}, value), `：${reason}（${author}）`))) : "",
      found.verdicts.length ? section("核验", found.verdicts.map((each) => verdict(each))) : "",
      found.linked.length ? section("相连的数", h("ul", {}, found.linked.map((link) => h("li", {}, `${link.says}：`, jump(link.other))))) : "",
      reasons(found),
      chosen ? reader.notes.correct(found) : "",
      chosen ? h("p", { class: "tools" }, copy("复制这个数的链接", location.href.split("#")[0] + reader.address("metric", found.metric_id))) : "",
    );
  }

  function reasons(found) {
    const told = found.story.page.why[found.metric_id];
    if (!told && reader.live.served) return asking(found);
    const ask = `shuzheng explain ${found.metric_id} --warehouse ${reader.notes.quoted(reader.notes.warehouse())}`;
    return section("为什么这样读", told && told.length
      ? h("ul", { class: "why" }, told.map(([says, start, end]) => h("li", start === null ? {} : {
        class: "points", tabindex: 0, onmouseenter: () => reader.text.highlight(start, end - start), onmouseleave: () => reader.text.highlight(0, 0),
        onfocus: () => reader.text.highlight(start, end - start), onblur: () => reader.text.highlight(0, 0),
      }, says)))
      : h("p", { class: "quiet" }, "依据要从版面文件重算：", h("code", {}, ask), " ", copy("复制", ask)));
  }

  // From the server: the reasons are worked out when they are asked for.
  function asking(found) {
    const made = section("为什么这样读", h("button", { type: "button", onclick: async () => {
      try {
        const { why, not } = await reader.live.reasons(found);
        found.story.page.why[found.metric_id] = why;
        made.replaceWith(why.length ? reasons(found) : section("为什么这样读", h("p", {}, not)));
      } catch (error) {
        shuzheng.say(error.message);
      }
    } }, "现在推算"));
    return made;
  }

  const jump = (other) => h("a", { href: reader.address("metric", other.metric_id) }, `${other.indicator || ""} `, h("b", {}, reader.bare(other.raw_text)));

  // A verdict with its arithmetic; figures in it lead to where they stand.
  function verdict(each, whole) {
    const standing = reader.standing(each);
    const abroad = reader.text.story.page.abroad;
    const show = (id, text) => h("a", { class: "operand-link", href: reader.address("metric", id), title: abroad[id] ? `${abroad[id].path}：${abroad[id].headline || ""}` : null }, text);
    const lines = each.working.map((line) => h("li", {}, line.map(([text, id]) => (id ? show(id, text) : text))));
    return h("div", { class: `verdict v-${standing}` },
      h("p", {}, chip(standing), " ", h("i", { class: "quiet" }, reader.RULES[each.rule] || each.rule, each.by_rounding_only ? "，只在所印位数内成立" : "")),
      h("p", { class: "message" }, whole || standing === "holds" ? each.message
        : h("a", { href: reader.address("finding", each.fingerprint) }, each.message)),
      lines.length ? h("ol", { class: "working", "aria-label": "演算" }, lines) : "",
      each.verdict === "fails" ? h("p", { class: "versus" }, h("span", {}, "应为 ", h("b", {}, each.expected || "（算不出）")), h("span", {}, "实为 ", h("b", {}, each.observed || "（没有印）"))) : "",
      each.repair ? h("p", { class: "repair" }, h("b", {}, "疑似笔误 "), each.repair) : "",
      each.review ? h("p", {}, `${each.review_of_copy ? "另一处刊登的同一问题" : ""}已复核为${reader.REVIEWS[each.review]}：${each.review_reason}（${each.reviewer}）`) : "",
    );
  }

  function finding(each) {
    const abroad = each.metric_ids.filter((id) => reader.text.story.page.abroad[id]);
    const here = each.metric_ids.map((id) => reader.text.story.page.figures.get(id)).filter(Boolean);
    fill(
      top("← 本篇概况"),
      h("h2", { id: "panel-title", tabindex: -1 }, each.verdict === "fails" ? "这处数字对不上" : "核验"),
      verdict(each, true),
      each.quote && !here.length ? h("blockquote", {}, each.quote) : "",
      here.length ? section("牵涉的数", h("ul", {}, here.map((other) => h("li", {}, jump(other), other.period_text ? h("i", { class: "quiet" }, ` ${reader.bare(other.period_text)}`) : "")))) : "",
      abroad.length ? section("别的版面", abroad.map((id) => elsewhere(id, reader.text.story.page.abroad[id]))) : "",
      each.verdict === "fails" ? reader.notes.review(each) : "",
      reader.notes.repair(each, [...here, ...abroad.map((id) => ({ metric_id: id, story: {}, ...reader.text.story.page.abroad[id] }))]),
      h("p", { class: "tools" }, copy("复制这处问题的链接", location.href.split("#")[0] + reader.address("finding", each.fingerprint))),
    );
  }

  function elsewhere(id, row) {
    return h("figure", {}, h("blockquote", {}, row.quote || row.raw_text),
      h("figcaption", { class: "quiet" }, h("a", { href: reader.address("metric", id) }, `${row.indicator || ""} ${reader.bare(row.raw_text)}`), ` ${row.path}${row.page_date ? ` · ${row.page_date}` : ""} · ${row.headline || "无题"}`));
  }

  function story(found) {
    const fails = found.verdicts.filter((each) => each.verdict === "fails");
    const count = (names, of) => names.map((name) => [name, found.figures.filter((figure) => figure[of] === name).length]).filter(([, n]) => n);
    fill(
      h("h2", { id: "panel-title", tabindex: -1 }, "本篇概况"),
      h("p", {}, found.figures.length ? `${found.figures.length} 个统计数字，${fails.length} 处对不上。点文中任何一个数字，看它的来历。` : "这一篇没有统计数字。"),
      fails.length ? section("对不上的", fails.map((each) => verdict(each))) : "",
      found.figures.length ? section("图例", h("ul", { class: "legend" },
        count(Object.keys(reader.STANDINGS), "standing").map(([name, n]) => h("li", {}, chip(name), ` ${n} 个`)),
        count(Object.keys(reader.ROLES), "role").map(([name, n]) => h("li", {}, h("b", { class: `chip r-${name}` }, `${reader.ROLES[name][0]} ${reader.ROLES[name][1]}`), ` ${n} 个`)))) : "",
      found.printings ? reader.copies.section(found) : "",
      pageSection(found),
      reader.notes.all(),
    );
  }

  const pageSection = ({ page, sure }) => section("版面", h("dl", {}, pair("文件", page.path), pair("日期", page.day || "不详", page.basis ? h("i", { class: "quiet" }, ` ${page.basis}`) : ""),
    pair("写法", page.written), pair("接缝", sure === null ? "" : `有断开处接在一起，把握 ${Math.round(sure * 100)}%`)));

  function copy(words, text) {
    return h("button", { type: "button", class: "copy", onclick: () => reader.notes.copied(text) }, words);
  }

  function fill(...children) {
    box.replaceChildren(...children.flat(3).filter((each) => each !== ""));
    box.scrollTop = 0;
  }

  return { figure, finding, story, fill, section, copy, focus: () => document.getElementById("panel-title")?.focus({ preventScroll: true }) };
})();
