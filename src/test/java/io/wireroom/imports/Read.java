package io.wireroom.imports;

/** A change for follower tests. */
public record Read(String text) {}
