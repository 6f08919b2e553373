// Adding pages: files may be dropped and are listed before they are sent. A job's progress comes live and is said politely.

import htmx from "htmx.org";

const SIZES = ["B", "kB", "MB"];

function size(bytes) {
  let at = 0;
  for (; bytes >= 1000 && at < SIZES.length - 1; at += 1) bytes /= 1000;
  return `${new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: at ? 1 : 0 }).format(bytes)} ${SIZES[at]}`;
}

function list(form) {
  const input = form.querySelector("input[type=file]");
  const files = [...input.files];
  const rows = files.map((file) => {
    const row = document.createElement("li");
    for (const words of [file.name, size(file.size)]) row.appendChild(document.createElement("span")).textContent = words;
    return row;
  });
  const chosen = form.querySelector("[data-chosen]");
  chosen.replaceChildren(...rows);
  chosen.hidden = !rows.length;
  const bytes = files.reduce((sum, file) => sum + file.size, 0);
  const many = files.length > Number(form.dataset.mostFiles) || bytes > Number(form.dataset.mostBytes) * 0.99;
  const said = form.querySelector("[data-too-much]");
  said.textContent = many ? said.dataset.tooMuch : "";
  said.hidden = !many;
  form.querySelector("button").disabled = many;
}

for (const form of document.querySelectorAll("[data-drop]")) {
  const input = form.querySelector("input[type=file]");
  let inside = 0; // enter and leave come for each element that is crossed
  const mark = (by) => {
    inside = by === null ? 0 : inside + by;
    form.classList.toggle("over", inside > 0);
  };
  form.addEventListener("dragenter", () => mark(1));
  form.addEventListener("dragleave", () => mark(-1));
  form.addEventListener("dragover", (event) => event.preventDefault());
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    mark(null);
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    list(form);
    form.querySelector("button").focus();
  });
  input.addEventListener("change", () => list(form));
  if (input.files.length) list(form); // the browser kept them when the page was gone back to
}

// A file that is dropped beside the form would open in place of the page.
if (document.querySelector("[data-drop]")) {
  for (const kind of ["dragover", "drop"]) document.addEventListener(kind, (event) => event.preventDefault());
}

function follow(job) {
  const words = document.getElementById("job-now");
  const bar = job.querySelector("progress");
  const said = document.getElementById("job-said");
  const source = new EventSource(`/jobs/${encodeURIComponent(job.dataset.job)}/events`);
  let stage = null;
  source.addEventListener("message", async (event) => {
    const now = JSON.parse(event.data);
    words.textContent = now.words;
    if (now.total) {
      bar.max = now.total;
      bar.value = now.done;
    } else bar.removeAttribute("value");
    if (now.stage !== stage || now.over) said.textContent = now.words; // a stage, not each page of it
    stage = now.stage;
    if (!now.over) return;
    source.close();
    const answer = await fetch(location.pathname, { headers: { "HX-Request": "true" } });
    if (!answer.ok) return location.reload();
    const made = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("job");
    job.replaceWith(made);
    htmx.process(made);
  });
}

const going = document.querySelector("[data-job]:not([data-over])");
if (going) follow(going);
