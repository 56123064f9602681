/* Keeps the focus where it was when Swagger UI draws a button anew, and takes it into the dialog and back. */
"use strict";

let place = null; // where the focus was last: the element, what stood around it, and how to know its successor
let opener = null; // where the focus was when the dialog opened

function placeOf(element) {
  const around = [];
  for (let each = element.parentElement; each; each = each.parentElement) around.push(each);
  const classes = [...element.classList].slice(0, 2).map((name) => `.${CSS.escape(name)}`);
  return { element, around, successor: element.localName + classes.join("") };
}

function returnTo({ element, around, successor }) {
  if (element.isConnected) return element.focus();
  const nearest = around.find((each) => each.isConnected && each.querySelector("button"));
  (nearest.querySelector(successor) ?? nearest.querySelector("button")).focus();
}

/* To be called when something has been drawn. What went with its dialog has the dialog's opener for a successor. */
function keepFocus() {
  if (place === null || place.element.disabled || document.activeElement !== document.body) return;
  const dialogIsGone = opener !== null && !document.querySelector(".modal-ux");
  const goal = dialogIsGone ? opener : place;
  if (dialogIsGone) opener = null;
  returnTo(goal);
}

function openDialog(dialog) {
  opener = place ?? placeOf(document.body);
  setAll(dialog, { role: "dialog", "aria-modal": "true", "aria-label": "API-nyckel" });
  const stops = () => [...dialog.querySelectorAll("button, input")];
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "Escape") dialog.querySelector(".close-modal").click();
    if (event.key !== "Tab") return;
    const [from, to] = event.shiftKey ? [stops().at(0), stops().at(-1)] : [stops().at(-1), stops().at(0)];
    if (document.activeElement !== from) return;
    event.preventDefault();
    to.focus();
  });
  (dialog.querySelector("input") ?? stops()[0]).focus();
}

document.addEventListener("focusin", ({ target }) => (place = placeOf(target)));
document.addEventListener("focusout", ({ target }) =>
  // Whoever leaves an element that stays has left it on purpose.
  queueMicrotask(() => {
    if (target.isConnected && !target.disabled && document.activeElement === document.body) place = null;
  }),
);
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault(); // Swagger UI takes what stands after # for the name of an operation
  document.getElementById("docs-ui").focus();
});
