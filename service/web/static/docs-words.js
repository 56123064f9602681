globalThis.docsWords = {};
