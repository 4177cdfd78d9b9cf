package io.wireroom.rest.http;

/**
 * A response entity that is too large to be passed to the connection in one write.
 *
 * @param body the body that the bytes represent, in any content coding
 * @param bytes must not be modified
 */
@SuppressWarnings("ArrayRecordComponent") // bytes pass through untouched
public record LargeContent(Body body, byte[] bytes) {
    /** Maximum bytes that are passed to a connection in one write. Larger content is sent in slices. */
    static final int MAX_SINGLE_WRITE_BYTES = 32 << 10;

    /** The response entity: the bytes themselves if they fit into one write. */
    static Object of(Body body, byte[] bytes) {
        return bytes.length > MAX_SINGLE_WRITE_BYTES ? new LargeContent(body, bytes) : bytes;
    }
}
