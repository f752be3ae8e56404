"use strict";
for (const wide of document.querySelectorAll("[data-search]")) {
  const rows = [...wide.querySelectorAll("tbody tr")];
  const words = rows.map((row) => row.textContent.toLowerCase());
  const box = document.createElement("input");
  const told = document.createElement("output");
  box.type = "search";
  box.className = "search";
  box.placeholder = "查找：" + wide.getAttribute("aria-label");
  box.setAttribute("aria-label", box.placeholder);
  box.addEventListener("input", () => {
    const asked = box.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    rows.forEach((row, at) => {
      row.hidden = !asked.every((word) => words[at].includes(word));
      shown += row.hidden ? 0 : 1;
    });
    told.textContent = asked.length ? shown + " / " + rows.length : "";
  });
  wide.before(box, told);
}
