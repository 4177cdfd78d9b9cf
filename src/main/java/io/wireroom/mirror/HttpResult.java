package io.wireroom.mirror;

/** Result of one HTTP request. */
sealed interface HttpResult {

    @SuppressWarnings("ArrayRecordComponent") // bytes are not modified; replies are never compared
    record Content(byte[] bytes) implements HttpResult {}

    /** @param location value of the {@code Location} field */
    record Redirect(String location) implements HttpResult {}

    record Failed(FetchFailure failure) implements HttpResult {}
}
