package io.wireroom.route;

/** Whether a route's topic accepts records. */
public sealed interface TopicState {

    /** @param maxBytes the size of a record's value that it certainly accepts */
    record Writable(int maxBytes) implements TopicState {}

    /** There is no such topic. */
    record Missing() implements TopicState {}

    /** It may not be written to. */
    record Forbidden() implements TopicState {}

    /** Looks up the state of topics. Called for each record, so it must not block. */
    @FunctionalInterface
    interface Lookup {
        TopicState of(String topic);
    }
}
