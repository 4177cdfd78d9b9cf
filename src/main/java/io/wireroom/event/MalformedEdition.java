package io.wireroom.event;

/** Thrown for bytes that are not the JSON of an edition. The likely cause is another writer to the topic. */
public final class MalformedEdition extends Exception {
    private static final long serialVersionUID = 1;

    MalformedEdition(String message) {
        super(message);
    }

    MalformedEdition(String message, Throwable cause) {
        super(message, cause);
    }
}
