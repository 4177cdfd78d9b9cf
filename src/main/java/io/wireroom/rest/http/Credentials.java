package io.wireroom.rest.http;

/** The content of a request's {@code Authorization} header, parsed by {@link Authorization}. */
public sealed interface Credentials {

    /** The header is absent. */
    record Absent() implements Credentials {}

    /** @param bearer true for the {@code Bearer} scheme, false for {@code Basic} */
    record Key(String key, boolean bearer) implements Credentials {}

    /**
     * @param advice what to send instead; contains nothing of the header's value
     * @param bearer whether the scheme is {@code Bearer}
     */
    record Unreadable(String advice, boolean bearer) implements Credentials {}
}
