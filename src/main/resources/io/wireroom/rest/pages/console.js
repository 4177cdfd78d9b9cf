SwaggerUIBundle({
  url: "/q/openapi",
  dom_id: "#console",
  deepLinking: true,
  docExpansion: "list",
  tryItOutEnabled: true,
  validatorUrl: null,
});
