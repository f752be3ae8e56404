// What a server of one's own adds (shuzheng screen --serve): named questions, search in full texts, reasons, notes at once.
"use strict";
reader.live = (() => {
  const { h } = shuzheng;
  const served = location.protocol === "http:" && location.pathname === "/reader.html"; // not below another server's pages

  async function get(name, given) {
    const answer = await fetch(`/api/${name}?${new URLSearchParams(given)}`, { headers: { accept: "application/json" } });
    if (!answer.ok) throw new Error((await answer.text()).trim());
    return answer.json();
  }

  // Hands a note over; the sentence of a refusal, or nothing.
  async function tell({ kind, said: _, ...note }) {
    const body = { format: "shuzheng notes 1", reviews: [], corrections: [] };
    body[kind === "review" ? "reviews" : "corrections"].push(note);
    try {
      const answer = await fetch("/api/notes", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
      return answer.ok ? "" : (await answer.text()).trim();
    } catch (error) {
      return `没有记下：${error.message}`;
    }
  }

  async function begin() {
    if (!served) return;
    try {
      const state = await get("state", {});
      if (state.notes) reader.notes.served();
      document.getElementById("list").before(questions(state.questions));
      reader.list.asks((words) => get("search", { words }));
      reader.again();
    } catch (error) {
      shuzheng.say(error.message);
    }
  }

  function questions(known) {
    const choice = h("select", { "aria-label": "现成的问题" }, known.map(({ name, asks }) => h("option", { value: name }, asks)));
    const form = h("form", { class: "asking" }, h("h3", {}, "现问"), choice, h("button", { type: "submit" }, "问"));
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      try {
        table(await get("ask", { name: choice.value }), form.querySelector("button"));
      } catch (error) {
        shuzheng.say(error.message);
      }
    });
    return form;
  }

  const shown = (value) => (value === null ? "" : Array.isArray(value) ? value.map(shown).join("、") : typeof value === "object" ? JSON.stringify(value) : String(value));

  function cell(column, value) {
    const kind = { metric_id: "metric", story_id: "story", fingerprint: "finding" }[column];
    return h("td", {}, kind && value ? h("a", { href: reader.address(kind, value), onclick: (event) => event.target.closest("dialog").close() }, shown(value)) : shown(value));
  }

  function table({ asks, columns, rows, more }, button) {
    const dialog = h("dialog", { class: "compare", "aria-label": asks },
      h("p", { class: "bar" }, h("b", {}, asks), h("button", { type: "button", onclick: () => dialog.close() }, "关闭")),
      h("div", { class: "wide", tabindex: 0, role: "region", "aria-label": "答案" }, h("table", {},
        h("caption", {}, more ? `只列前 ${rows.length} 行` : `${rows.length} 行`),
        h("thead", {}, h("tr", {}, columns.map((column) => h("th", { scope: "col" }, column)))),
        h("tbody", {}, rows.map((row) => h("tr", {}, row.map((value, at) => cell(columns[at], value))))))));
    dialog.addEventListener("close", () => { dialog.remove(); button.focus(); });
    document.body.append(dialog);
    dialog.showModal();
  }

  async function reasons(figure) {
    const { why, why_not: not } = await get("figure", { id: figure.metric_id });
    return { why, not };
  }

  return { served, begin, tell, reasons };
})();
