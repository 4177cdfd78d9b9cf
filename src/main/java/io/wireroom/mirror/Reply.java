package io.wireroom.mirror;

/** What a server answered to one request. */
sealed interface Reply {

    @SuppressWarnings("ArrayRecordComponent") // bytes pass through untouched; nothing compares replies
    record Content(byte[] bytes) implements Reply {}

    /** @param location as the server wrote it */
    record Redirect(String location) implements Reply {}

    record Failed(Failure failure) implements Reply {}
}
