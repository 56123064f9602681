"use strict";

async function show() {
  const answer = await fetch("openapi.json");
  if (!answer.ok) throw new Error(String(answer.status));
  const spec = await answer.json();
  spec.servers = [{ url: new URL(".", location.href).href.replace(/\/$/, "") }];
  SwaggerUIBundle({
    spec, dom_id: "#docs-ui", docExpansion: "list", deepLinking: true, validatorUrl: null, defaultModelsExpandDepth: 0,
    presets: [SwaggerUIBundle.presets.apis], layout: "BaseLayout",
  });
}
show();
