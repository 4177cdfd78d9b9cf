package io.wireroom.rest.http;

/**
 * The bytes of a body that are too many to be handed to a connection at once.
 *
 * @param body what they are of, in whatever coding
 * @param bytes not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // bytes pass through untouched
public record LargeContent(Body body, byte[] bytes) {
    /** What a connection takes over whole; more than this is sent as it is taken. */
    static final int LARGE = 32 << 10;

    /** The entity of an answer: the bytes themselves, if they are few. */
    static Object of(Body body, byte[] bytes) {
        return bytes.length > LARGE ? new LargeContent(body, bytes) : bytes;
    }
}
