package io.wireroom.route;

/** Whether a route's topic accepts records. */
public sealed interface TopicState {

    /** @param maxBytes maximum size of a record's value that the topic certainly accepts */
    record Writable(int maxBytes) implements TopicState {}

    /** The topic does not exist. */
    record Missing() implements TopicState {}

    /** The topic is not writable. */
    record Forbidden() implements TopicState {}

    /** Looks up the state of topics. Called for each record, so it must not block. */
    @FunctionalInterface
    interface Lookup {
        TopicState of(String topic);
    }
}
