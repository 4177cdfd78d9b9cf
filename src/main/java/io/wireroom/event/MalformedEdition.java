package io.wireroom.event;

/** Bytes that should be an edition's JSON are not: someone else wrote to the topic. */
public final class MalformedEdition extends Exception {
    private static final long serialVersionUID = 1;

    MalformedEdition(String message) {
        super(message);
    }

    MalformedEdition(String message, Throwable cause) {
        super(message, cause);
    }
}
