// A page opened: the first of the words that are lit is brought into sight, beside the line or in the window.
function lift(mark, frame) {
  if (!frame) return mark.scrollIntoView({ block: "center" });
  const [inner, outer] = [mark.getBoundingClientRect(), frame.getBoundingClientRect()];
  frame.scrollTop += inner.top - outer.top - Math.max(80, (outer.height - inner.height) / 3);
}

function show() {
  const beside = document.querySelector("#beside .opened mark");
  if (beside) return lift(beside, document.getElementById("beside"));
  const mark = document.querySelector("main > .opened mark");
  if (mark && !location.hash) lift(mark, null);
}

document.addEventListener("htmx:after:swap", (event) => {
  const target = event.detail?.ctx?.target ?? event.target;
  if (target?.id === "beside" || target === document.body) show();
});
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
});
show();
