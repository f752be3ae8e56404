// What every page has: its data, rows loaded on demand, and elements made without ever reading text as HTML.
"use strict";
const shuzheng = (() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const files = new Map(); // "kind/shard" -> {rows, promise}

  const part = (id) => document.getElementById(id);

  // h("a", {href: "#", class: "x", onclick: f}, "text", child, [children]) -> element
  function h(name, attributes, ...children) {
    const [tag, namespace] = name.startsWith("svg:") ? [name.slice(4), "http://www.w3.org/2000/svg"] : [name, null];
    const made = namespace ? document.createElementNS(namespace, tag) : document.createElement(tag);
    for (const [key, value] of Object.entries(attributes || {})) {
      if (value === null || value === undefined || value === false) continue;
      if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
      else if (key.startsWith("--")) made.style.setProperty(key, value);
      else made.setAttribute(key, value === true ? "" : value);
    }
    made.append(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== false));
    return made;
  }

  function fnv1a(text) {
    let value = 0x811c9dc5;
    for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
    return value.toString(16).padStart(8, "0");
  }

  // The data files call this. A file that nobody asked for is not taken.
  function take(kind, file, rows) {
    const asked = files.get(`${kind}/${file}`);
    if (asked) asked.rows = rows;
  }

  function load(kind, file) {
    const key = `${kind}/${file}`;
    if (!files.has(key)) {
      const entry = { rows: null };
      entry.promise = new Promise((resolve, reject) => {
        const script = h("script", { src: `data/${encodeURIComponent(kind)}/${encodeURIComponent(file)}.js`, async: true });
        script.onload = () => (entry.rows ? resolve(entry.rows) : reject(new Error(`${key} 里没有数据`)));
        script.onerror = () => reject(new Error(`打不开数据文件 data/${key}.js`));
        document.head.append(script);
      });
      files.set(key, entry);
    }
    return files.get(key).promise;
  }

  // The row of an id, or undefined when there is none; rejected when its file cannot be loaded.
  async function row(kind, id) {
    const known = data.kinds[kind];
    if (!known) return undefined;
    const digits = (known.by === "prefix" ? id : fnv1a(id)).slice(0, known.digits);
    if (!/^[0-9a-f]+$/.test(digits) || digits.length < known.digits) return undefined;
    const last = parseInt(digits.slice(-1), 16);
    const shard = digits.slice(0, -1) + (last - (last % known.step)).toString(16);
    if (known.there ? !known.there.includes(shard) : known.absent.includes(shard)) return undefined;
    for (let part = 0; part < (known.parts[shard] || 1); part += 1) {
      const rows = await load(kind, part ? `${shard}+${part}` : shard);
      if (Object.hasOwn(rows, id)) return rows[id];
    }
    return undefined;
  }

  // The rows of a sheet, file by file: async for (const rows of shuzheng.sheet(kind)) …
  async function* sheet(kind) {
    for (const file of data.sheets[kind] || []) yield await load(kind, file);
  }

  // Runs a script that lies in the page unread (a library), once; false when the page has none of that name.
  function run(name) {
    const lies = document.getElementById(`later-${name}`);
    if (!lies) return false;
    if (!lies.dataset.ran) {
      lies.dataset.ran = "yes";
      document.head.append(h("script", {}, lies.textContent));
    }
    return true;
  }

  function say(text) {
    document.getElementById("status").textContent = text;
  }

  const { release } = data;
  if (release) {
    document.getElementById("edition").textContent = `第 ${release.number} 版 · ${release.made_at} 发布`;
  }
  return { data, part, h, take, row, sheet, run, say };
})();
