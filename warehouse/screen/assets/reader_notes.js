// What an editor says of findings and figures: kept in this browser until it is handed to the command line.
"use strict";
reader.notes = (() => {
  const { h } = shuzheng;
  const place = `shuzheng.notes ${location.pathname}`;
  const state = stored(place, { notes: [] });
  if (!Array.isArray(state.notes)) state.notes = [];
  let live = false; // whether a server takes them at once

  function stored(key, otherwise) {
    try { return JSON.parse(localStorage.getItem(key)) || otherwise; } catch { return otherwise; }
  }
  function keep() {
    try { localStorage.setItem(place, JSON.stringify(state)); } catch { shuzheng.say("浏览器不让保存，关掉之前请先下载。"); }
  }

  // A word as a POSIX shell reads it; what steers a terminal becomes a space.
  const quoted = (text) => `'${String(text).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ").replaceAll("'", "'\\''")}'`;

  // The data file beside the folder of this page; by its name alone where a server shows it.
  function warehouse() {
    const name = shuzheng.data.warehouse;
    if (location.protocol !== "file:") return name;
    return `${decodeURIComponent(location.pathname).split("/").slice(0, -2).join("/")}/${name}`;
  }

  function command(note) {
    const options = note.kind === "review"
      ? { finding: note.fingerprint, verdict: note.verdict, reason: note.reason, name: note.name }
      : { at: note.at, expect: note.expect, value: note.value, reason: note.reason, name: note.name };
    const words = Object.entries(options).map(([name, value]) => `--${name}=${quoted(value)}`);
    return [`shuzheng ${note.kind === "review" ? "review" : "correct"}`, `--warehouse=${quoted(warehouse())}`, ...words].join(" ");
  }

  // The file that `shuzheng review --from` and `shuzheng correct --from` read.
  function file() {
    const of = (kind) => state.notes.filter((note) => note.kind === kind).map(({ kind: _, said, ...note }) => note);
    return JSON.stringify({ format: "shuzheng notes 1", reviews: of("review"), corrections: of("correction") }, null, 1);
  }

  async function copied(text) {
    try {
      await navigator.clipboard.writeText(text);
      shuzheng.say("已复制。");
    } catch {
      const area = h("textarea", { readonly: true, class: "by-hand", "aria-label": "请手工复制" }, text);
      document.getElementById("panel").append(area);
      area.select();
      shuzheng.say("浏览器不让复制，请手工复制选中的文字。");
    }
  }

  function download() {
    const address = URL.createObjectURL(new Blob([file()], { type: "application/json" }));
    const link = h("a", { href: address, download: "shuzheng-notes.json" });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  }

  async function add(note, form) {
    note.made_at = new Date().toISOString().slice(0, 19);
    state.name = note.name;
    if (live) {
      const refused = await reader.live.tell(note);
      if (refused) { form.querySelector(".refused").textContent = refused; return; }
      shuzheng.say("已记下。");
      form.replaceChildren(h("p", { role: "status" }, "已记下，下次运行后显示在各处。"));
      return;
    }
    state.notes = state.notes.filter((each) => target(each) !== target(note)).concat(note);
    keep();
    form.replaceChildren(h("p", { role: "status" }, "已备好，还没有生效：交给命令行后才记下。"), ...handing([note]));
    reader.changed();
  }
  const target = (note) => `${note.kind} ${note.fingerprint || note.at}`;

  function handing(notes) {
    const text = notes.map(command).join("\n");
    return [h("pre", { class: "command", tabindex: 0, "aria-label": "命令行" }, text),
      h("p", { class: "tools" }, h("button", { type: "button", onclick: () => copied(text) }, "复制命令"),
        h("button", { type: "button", onclick: download }, `下载文件（共 ${state.notes.length} 条）`))];
  }

  const field = (name, words, value, more) => h("label", {}, words, h("input", { name, value, required: true, ...more }));

  function form(title, fields, button, made) {
    const box = h("form", { class: "note" }, h("h3", {}, title), fields,
      h("p", { class: "refused error", role: "alert" }), h("button", { type: "submit" }, button));
    box.addEventListener("submit", (event) => {
      event.preventDefault();
      const told = Object.fromEntries([...new FormData(box)].map(([name, value]) => [name, value.trim()]));
      const empty = [...box.querySelectorAll("input[required]")].find((each) => each.type === "text" && !each.value.trim());
      if (empty) { box.querySelector(".refused").textContent = "请写明理由并署名。"; empty.focus(); return; }
      add(made(told), box);
    });
    return box;
  }
  const signed = () => [field("reason", "理由", "", { type: "text" }), field("name", "署名", state.name || "", { type: "text", autocomplete: "name" })];
  const button = () => (live ? "记下" : "备好");

  function review(verdict) {
    const choices = Object.entries(reader.REVIEWS).map(([name, words]) => h("label", { class: "choice" },
      h("input", { type: "radio", name: "verdict", value: name, required: true }), words,
      h("i", { class: "quiet" }, { confirmed: " 版面印错了", dismissed: " 版面没有错", unclear: " 看不出来" }[name])));
    return form("复核这处问题", [h("fieldset", {}, h("legend", { class: "sr" }, "结论"), choices), ...signed()], button(),
      (told) => ({ kind: "review", fingerprint: verdict.fingerprint, said: verdict.message, ...told }));
  }

  function correction(figure, value) {
    const printed = reader.bare(figure.raw_text);
    const { story } = figure;
    const everywhere = story.printings ? [h("label", { class: "choice" }, h("input", { type: "checkbox", name: "everywhere" }), "各处转载一并更正")] : [];
    const sentence = () => {
      const chars = [...story.text]; // offsets are code points
      const stops = /[。！？!?\n]/;
      let [from, to] = [figure.text_start, figure.text_end];
      while (from > 0 && !stops.test(chars[from - 1])) from -= 1;
      while (to < chars.length && !stops.test(chars[to])) to += 1;
      return chars.slice(from, to).join("").trim();
    };
    return form(`更正 ${printed}`, [h("p", { class: "quiet" }, `版面印作“${printed}”；印得不同时更正不会采用。`),
      field("value", "应作", value, { type: "text" }), ...everywhere, ...signed()], button(),
    ({ everywhere: all, ...told }) => ({ kind: "correction", at: all ? sentence() : figure.metric_id, expect: printed, said: `${figure.indicator || ""}${printed}`, ...told }));
  }

  const correct = (figure) => h("details", {}, h("summary", {}, "写一条更正"), correction(figure, ""));

  function repair(verdict, figures) {
    return (verdict.suggested || []).map(([id, meant]) => {
      const figure = figures.find((each) => each.metric_id === id);
      return figure ? h("details", {}, h("summary", {}, `按建议更正：${reader.bare(figure.raw_text)} → ${meant}`), correction(figure, meant)) : "";
    });
  }

  function all() {
    if (!state.notes.length) return "";
    const rows = state.notes.map((note) => h("li", {},
      note.kind === "review" ? `${reader.REVIEWS[note.verdict]}：${note.said}` : `${note.said} 应作 ${note.value}`,
      h("i", { class: "quiet" }, ` ${note.reason}（${note.name}） `),
      h("button", { type: "button", onclick: () => { state.notes = state.notes.filter((each) => each !== note); keep(); reader.changed(); reader.again(); } }, "删去")));
    return h("section", { class: "handing" }, h("h3", {}, `备好待交的 ${state.notes.length} 条`), h("ul", {}, rows), handing(state.notes),
      h("p", { class: "quiet" }, "文件交给：", h("code", {}, "shuzheng review --from 文件"), "、", h("code", {}, "shuzheng correct --from 文件"), "，照样逐条核对。"));
  }

  return { review, correct, repair, all, copied, quoted, warehouse, command, file, count: () => state.notes.length, served: () => { live = true; } };
})();
