// Names proposed while they are typed, forms without their empty fields, and the line that an
// address points to.
"use strict";

function propose(input, place) {
  const list = document.createElement("datalist");
  list.id = `kg-names-${place}`;
  input.after(list);
  input.setAttribute("list", list.id);
  let asked = "";
  input.addEventListener("input", async () => {
    const start = input.value.trim();
    if (start === asked || start.length < 2) return;
    asked = start;
    const address = new URL(input.dataset.names, location.href);
    address.searchParams.set("start", start);
    const answer = await fetch(address);
    if (!answer.ok || asked !== start) return;
    const names = await answer.json();
    list.replaceChildren(
      ...names.map(({ name, kind }) => {
        const option = document.createElement("option");
        option.value = name;
        option.label = kind;
        return option;
      }),
    );
  });
}

/** Leaves out what was not filled in, so that the address of an answer says what was asked. */
function trim(form) {
  form.addEventListener("submit", () => {
    const empty = [...form.elements].filter((field) => field.name && field.value === "");
    for (const field of empty) field.disabled = true;
    setTimeout(() => empty.forEach((field) => (field.disabled = false)));
  });
}

/** Shows the block that holds the line in the address: the last one that begins at or before it. */
function cite() {
  const wanted = /^#L(\d+)$/.exec(location.hash);
  document.querySelectorAll(".kg-cited").forEach((one) => one.classList.remove("kg-cited"));
  if (!wanted) return;
  let found = null;
  let best = 0;
  for (const block of document.querySelectorAll("[id^=L]")) {
    const line = Number(block.id.slice(1));
    if (line <= Number(wanted[1]) && line >= best) [found, best] = [block, line];
  }
  if (!found) return;
  if (found instanceof HTMLDetailsElement) found.open = true;
  found.classList.add("kg-cited");
  found.scrollIntoView({ block: "center" });
}

document.querySelectorAll("input[data-names]").forEach(propose);
document.querySelectorAll(".kg-sheet form").forEach(trim);
addEventListener("hashchange", cite);
cite();
