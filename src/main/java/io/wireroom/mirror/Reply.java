package io.wireroom.mirror;

/** Result of one HTTP request. */
sealed interface Reply {

    @SuppressWarnings("ArrayRecordComponent") // bytes are not modified; replies are never compared
    record Content(byte[] bytes) implements Reply {}

    /** @param location value of the {@code Location} field */
    record Redirect(String location) implements Reply {}

    record Failed(Failure failure) implements Reply {}
}
