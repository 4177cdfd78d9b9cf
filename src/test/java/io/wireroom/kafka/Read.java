package io.wireroom.kafka;

/** What a follower under test reads. */
record Read(String text) {}
