package io.wireroom.streams;

/**
 * The CloudEvents attributes that all events of an installation share.
 *
 * @param source {@code ce_source}: the URL of the site
 * @param schema {@code ce_dataschema}: the URI of the value's JSON Schema
 */
public record EventAttributes(String source, String schema) {}
