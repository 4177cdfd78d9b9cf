package io.wireroom.event;

/** Thrown for bytes that are not the JSON of an edition. The likely cause is another writer to the topic. */
public final class MalformedEditionException extends Exception {
    private static final long serialVersionUID = 1;

    MalformedEditionException(String message) {
        super(message);
    }

    MalformedEditionException(String message, Throwable cause) {
        super(message, cause);
    }
}
