/* Makes what Swagger UI draws Swedish, named, and usable by keyboard: it watches the page, and mends what is added. */
"use strict";

const VERBATIM = "pre.microlight, code, textarea, .renderedMarkdown, .opblock-summary-path, td .parameter__name, option";
const NAMED = ["title", "aria-label"];

function inSwedish(text) {
  const bare = text.trim();
  if (Object.hasOwn(docsWords, bare)) return text.replace(bare, docsWords[bare]);
  const [pattern, swedish] = docsPatterns.find(([each]) => each.test(bare)) ?? [];
  return pattern ? text.replace(bare, bare.replace(pattern, swedish)) : text;
}

function translateText(node) {
  if (!node.parentElement || node.parentElement.closest(VERBATIM)) return;
  const swedish = inSwedish(node.data);
  if (swedish !== node.data) node.data = swedish;
}

function translateNames(element) {
  for (const name of NAMED.filter((each) => element.hasAttribute(each))) {
    const swedish = inSwedish(element.getAttribute(name));
    if (swedish !== element.getAttribute(name)) element.setAttribute(name, swedish);
  }
}

/* Which elements lack something, and how they get it. */
const MENDS = {
  // A link inside the button that opens the operation: the button is enough.
  ".opblock-summary a.nostyle, .opblock-tag a.nostyle": (link) => link.removeAttribute("href"),
  // The button inside bears the same name.
  "div.copy-to-clipboard": (box) => NAMED.forEach((name) => box.removeAttribute(name)),
  "pre.microlight": (code) => setAll(code, { tabindex: "0", role: "group", "aria-label": "Kod" }),
  "textarea.body-param__text": (body) => body.setAttribute("aria-label", "Innehåll att sända"),
  "[data-param-name] :is(input, select, textarea)": (field) =>
    field.setAttribute("aria-label", field.closest("[data-param-name]").dataset.paramName),
  ".json-schema-form-item-remove": (button) =>
    button.setAttribute("aria-label", `Ta bort värde ur ${button.closest("[data-param-name]")?.dataset.paramName}`),
  ".json-schema-form-item-add": ({ childNodes: [first, ...others] }) => {
    first.data = "Lägg till värde";
    others.forEach((part) => (part.data = ""));
  },
  "button.close-modal": (button) => button.setAttribute("aria-label", "Stäng"),
  "#auth-bearer-value": (field) => field.setAttribute("autocomplete", "off"),
  ".modal-ux": openDialog,
};

function setAll(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}

function mend(root) {
  if (root.nodeType === Node.TEXT_NODE) translateText(root);
  if (root.nodeType !== Node.ELEMENT_NODE) return;
  for (const [selector, change] of Object.entries(MENDS)) {
    if (root.matches(selector)) change(root);
    root.querySelectorAll(selector).forEach(change);
  }
  [root, ...root.querySelectorAll("[title], [aria-label]")].forEach(translateNames);
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) translateText(texts.currentNode);
}

function watch(root) {
  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (type === "childList") addedNodes.forEach(mend);
      if (type === "characterData") translateText(target);
      if (type === "attributes") translateNames(target);
    }
    keepFocus();
  }).observe(root, { subtree: true, childList: true, characterData: true, attributeFilter: [...NAMED, "disabled"] });
}
