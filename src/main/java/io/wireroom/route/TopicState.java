package io.wireroom.route;

/** Whether a route's topic takes records. */
public sealed interface TopicState {

    /** @param maxBytes of a record's value that it takes for sure */
    record Writable(int maxBytes) implements TopicState {}

    /** There is no such topic. */
    record Missing() implements TopicState {}

    /** It may not be written to. */
    record Forbidden() implements TopicState {}

    /** How topics are; asked for each record, so the answer is at hand. */
    @FunctionalInterface
    interface Lookup {
        TopicState of(String topic);
    }
}
