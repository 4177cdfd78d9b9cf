package io.wireroom.rest.http;

/** What a request's {@code Authorization} holds. {@link Authorization} reads it. */
public sealed interface Credentials {

    /** There is no such header. */
    record Absent() implements Credentials {}

    /** @param bearer whether it came after {@code Bearer}; else it is the password of {@code Basic} */
    record Key(String key, boolean bearer) implements Credentials {}

    /**
     * @param advice what to send instead; repeats nothing of the header
     * @param bearer whether the scheme is {@code Bearer}
     */
    record Unreadable(String advice, boolean bearer) implements Credentials {}
}
