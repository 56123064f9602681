/* Shows the OpenAPI document with Swagger UI. */
"use strict";

const status = document.getElementById("docs-status");
const root = new URL(".", location.href).href.replace(/\/$/, "");

/* The document says everything in Swedish and then, after a stroke, in English; what is not said so is left as it is. */
function swedishHalf(paragraph) {
  const halves = paragraph.split(" / ");
  return halves.length === 2 ? halves[0] : paragraph;
}

function inSwedishOnly(value) {
  if (Array.isArray(value)) return value.map(inSwedishOnly);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => {
      const spoken = typeof each === "string" && (name === "description" || name === "summary");
      return [name, spoken ? each.split("\n\n").map(swedishHalf).join("\n\n") : inSwedishOnly(each)];
    }),
  );
}

/* An optional parameter starts empty, or a first try would filter everything away; its example is told beside it. */
function withEmptyFields(parameter) {
  if (parameter.required || parameter.example === undefined) return parameter;
  const { example, ...others } = parameter;
  return { ...others, description: `${parameter.description ?? ""} Exempel: \`${[example].flat().join(", ")}\`` };
}

function prepared(given) {
  const spec = inSwedishOnly(given);
  spec.servers = [{ url: root }]; // the page tries the service that it came from
  spec.info.description = spec.info.description.split("\n\n")[0]; // the second paragraph is the English one
  for (const operation of Object.values(spec.paths).flatMap(Object.values)) {
    operation.parameters = operation.parameters?.map(withEmptyFields);
  }
  return spec;
}

async function show() {
  status.textContent = "Hämtar dokumentationen …";
  const answer = await fetch("openapi.json");
  if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
  const spec = prepared(await answer.json());
  watch(document.getElementById("docs-ui"));
  SwaggerUIBundle({
    spec,
    dom_id: "#docs-ui",
    layout: "BaseLayout",
    presets: [SwaggerUIBundle.presets.apis],
    deepLinking: true,
    displayRequestDuration: true,
    defaultModelsExpandDepth: 0,
    validatorUrl: null,
    onComplete: () => status.remove(),
  });
}

show().catch((error) => {
  status.textContent = `Dokumentationen gick inte att visa (${error.message}). Hämta den som OpenAPI-dokument i stället.`;
});
