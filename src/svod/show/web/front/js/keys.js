// The keyboard: / goes to the search box, j and k go from line to line, Enter opens it, Esc closes what stands beside, ? tells.
const LINES = "[data-line]";

function typing(target) {
  return target.closest("input, textarea, select, [contenteditable]") !== null;
}

function step(by) {
  const lines = [...document.querySelectorAll(LINES)];
  if (!lines.length) return;
  const at = lines.indexOf(document.activeElement?.closest(LINES));
  const next = lines[Math.min(Math.max(at + by, 0), lines.length - 1)];
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

let opener = null;

function closeBeside() {
  const beside = document.getElementById("beside");
  if (!beside?.childElementCount) return false;
  beside.replaceChildren();
  const address = new URL(location);
  address.searchParams.delete("open");
  address.searchParams.delete("cite");
  if (address.href !== location.href) history.replaceState(history.state, "", address);
  (opener?.isConnected ? opener : document.getElementById("main")).focus();
  return true;
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape" && closeBeside()) return event.preventDefault();
  if (typing(event.target)) return;
  if (event.key === "/") document.querySelector("[data-key='/']")?.focus();
  else if (event.key === "j") step(1);
  else if (event.key === "k") step(-1);
  else if (event.key === "?") location.assign("/keys");
  else if (event.key === "Enter" && event.target.matches(LINES)) (event.target.querySelector("a.cite") ?? event.target.querySelector("a[href]"))?.click();
  else return;
  event.preventDefault();
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-hx-target='#beside'], [hx-target='#beside']");
  if (link) opener = link.closest(LINES) ?? link;
  if (event.target.closest("[data-close]") && closeBeside()) event.preventDefault();
});

// What is opened beside is where a reader goes on: focus follows, so that screen readers read it.
document.addEventListener("htmx:after:swap", () => {
  const beside = document.getElementById("beside");
  if (beside?.childElementCount && beside.dataset.shown !== beside.firstElementChild.id) {
    beside.dataset.shown = beside.firstElementChild.id;
    beside.scrollTop = 0;
    (beside.querySelector("h2, h1") ?? beside).focus?.();
  }
});
