// Finding a place by its name: the names are read when they are first asked for, and a list offers those that fit.
"use strict";
const finder = (() => {
  const { h, sheet } = shuzheng;
  const MOST = 60; // names offered at once
  let coming = null;

  // {rows: [[key, name, level, parent, facts], …], keys: name -> key}; names that several places have say which.
  function places() {
    coming ||= read().catch((error) => { coming = null; throw error; });
    return coming;
  }

  async function read() {
    const rows = [];
    for await (const some of sheet("names")) rows.push(...some);
    const seen = new Map();
    for (const [, name] of rows) seen.set(name, (seen.get(name) || 0) + 1);
    const names = new Map(rows.map(([key, name]) => [key, name]));
    const keys = new Map(rows.map(([key, name, , parent]) => [seen.get(name) > 1 && parent ? `${name}（${names.get(parent) || parent}）` : name, key]));
    return { rows, keys };
  }

  // The key of a place that is called so; undefined when there is none.
  const keyOf = async (name) => (await places()).keys.get(name);

  function offer(input, options) {
    const fill = async () => {
      const fits = [];
      const { keys } = await places().catch(() => ({ keys: new Map() })); // said when the place is asked for
      for (const name of keys.keys()) {
        if (name.includes(input.value.trim())) fits.push(h("option", { value: name }));
        if (fits.length === MOST) break;
      }
      options.replaceChildren(...fits);
    };
    input.addEventListener("focus", fill);
    input.addEventListener("input", fill);
  }

  return { places, keyOf, offer };
})();
