package io.wireroom.broker;

import org.jspecify.annotations.Nullable;

/** The embedded broker can't run; the message is one line that tells its operator what to change. */
public final class BrokerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    BrokerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
