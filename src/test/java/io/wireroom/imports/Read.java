package io.wireroom.imports;

/** What a follower under test reads. */
public record Read(String text) {}
