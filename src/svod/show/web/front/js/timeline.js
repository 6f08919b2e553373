// The timeline: drag across its days to choose some of them, walk its marks by arrow keys. Without script its links do the same.
import { brushX } from "d3-brush";
import { select } from "d3-selection";

const DAY = 86_400_000;
const LEAST = 4; // units of the drawing: what is shorter was a click

document.documentElement.classList.add("scripted");

function iso(first, days) {
  return new Date(Date.parse(first) + days * DAY).toISOString().slice(0, 10);
}

// The days that a stretch of the drawing touches, whole ones, from the first one shown.
function touched(drawing, [from, to]) {
  const { first, last, left, right } = drawing.dataset;
  const count = Math.round((Date.parse(last) - Date.parse(first)) / DAY) + 1;
  const day = (right - left) / count;
  const start = Math.min(Math.max(Math.floor((from - left) / day), 0), count - 1);
  const stop = Math.min(Math.max(Math.ceil((to - left) / day) - 1, start), count - 1);
  return [iso(first, start), iso(first, stop)];
}

function brushed(drawing) {
  const { left, right, bottom } = drawing.dataset;
  if (!left || drawing.querySelector(".brush")) return;
  const view = drawing.closest("[data-timeline]");
  const brush = brushX()
    .extent([[+left, 0], [+right, +bottom]])
    .on("end", ({ selection, sourceEvent }) => {
      if (!selection || !sourceEvent || selection[1] - selection[0] < LEAST) return;
      const [since, until] = touched(drawing, selection);
      const address = new URL(view.dataset.address, location.href);
      address.searchParams.set("since", since);
      address.searchParams.set("until", until);
      location.assign(address);
    });
  // Under the marks, so that they can still be clicked; above the grounds of the lanes, which don't answer a pointer.
  select(drawing).insert("g", ".axis").attr("class", "brush").attr("aria-hidden", "true").call(brush);
}

// One stop of the tab key for each lane; arrows lead on, left and right along it, up and down to the next one.
function walked(drawing) {
  for (const lane of drawing.querySelectorAll(".lane, .publication")) {
    lane.querySelectorAll("a:not(.party)").forEach((mark, at) => mark.setAttribute("tabindex", at ? "-1" : "0"));
  }
}

function step(event) {
  const by = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] }[event.key];
  const mark = event.target.closest?.(".timeline .lane a, .timeline .publication a");
  if (!by || !mark) return;
  const lanes = [...mark.closest(".timeline").querySelectorAll(".lane, .publication")];
  const rows = lanes.map((lane) => [...lane.querySelectorAll("a:not(.party)")]).filter((row) => row.length);
  const at = rows.findIndex((row) => row.includes(mark));
  if (at < 0) return;
  const row = rows[at + by[0]];
  const next = by[0] ? row && nearest(row, mark) : rows[at][rows[at].indexOf(mark) + by[1]];
  if (!next) return;
  next.setAttribute("tabindex", "0");
  if (next.closest(".lane, .publication") === mark.closest(".lane, .publication")) mark.setAttribute("tabindex", "-1");
  next.focus();
  event.preventDefault();
}

function nearest(row, mark) {
  const x = mark.getBoundingClientRect().x;
  const off = (other) => Math.abs(other.getBoundingClientRect().x - x);
  return row.reduce((best, other) => (off(other) < off(best) ? other : best));
}

const ZOOM = { "+": "nearer", "=": "nearer", "-": "wider", "[": "earlier", "]": "later" };

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
  const link = ZOOM[event.key] && document.querySelector(`[data-zoom="${ZOOM[event.key]}"]`);
  if (link) {
    event.preventDefault();
    link.click();
  } else step(event);
});

function made(root) {
  for (const drawing of root.querySelectorAll("[data-timeline] .timeline")) {
    brushed(drawing);
    walked(drawing);
  }
}

// On a phone the form would fill the first screen.
if (matchMedia("(max-width: 44rem)").matches) document.querySelector(".filters[open]:not(:has([aria-invalid]))")?.removeAttribute("open");

made(document);
document.addEventListener("htmx:after:swap", () => made(document));
