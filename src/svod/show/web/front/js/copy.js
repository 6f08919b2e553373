// "Copy with link": the words, their cite and the links to them go to the clipboard; where that is not to be had, they are shown.
const said = document.createElement("div");
said.className = "copied";
said.setAttribute("role", "status");
said.setAttribute("aria-live", "polite");
document.body.append(said);

let quiet = 0;
function tell(words) {
  said.textContent = words;
  clearTimeout(quiet);
  quiet = setTimeout(() => said.replaceChildren(), 4000);
}

// What older browsers, and pages that did not come by https, still allow.
function copyByHand(words) {
  const field = document.createElement("textarea");
  field.value = words;
  field.setAttribute("readonly", "");
  field.className = "unseen";
  const before = document.activeElement;
  document.body.append(field);
  field.select();
  let done = false;
  try {
    done = document.execCommand("copy");
  } catch {
    done = false;
  }
  field.remove();
  before?.focus({ preventScroll: true });
  return done;
}

function offer(words, link) {
  const dialog = document.createElement("dialog");
  dialog.className = "copying";
  const field = document.createElement("textarea");
  field.value = words;
  field.setAttribute("readonly", "");
  field.setAttribute("aria-label", link.textContent.trim());
  const form = document.createElement("form");
  form.method = "dialog";
  const close = document.createElement("button");
  close.textContent = document.body.dataset.closeWord;
  form.append(close);
  dialog.append(field, form);
  dialog.addEventListener("close", () => { dialog.remove(); link.focus(); });
  document.body.append(dialog);
  dialog.showModal();
  field.select();
}

async function copy(link) {
  const words = fetch(link.href, { headers: { accept: "text/plain" } }).then((answer) => {
    if (!answer.ok) throw new Error(`${answer.status}`);
    return answer.text();
  });
  try {
    // Asked for at once: a browser allows it for a moment after a click alone, and the words may come later.
    const item = new ClipboardItem({ "text/plain": words.then((text) => new Blob([text], { type: "text/plain" })) });
    await navigator.clipboard.write([item]);
  } catch {
    let text = "";
    try {
      text = await words;
    } catch {
      return location.assign(link.href); // the server says what is wrong
    }
    if (!copyByHand(text)) return offer(text, link);
  }
  tell(document.body.dataset.copied);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-copy]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  copy(link);
});
