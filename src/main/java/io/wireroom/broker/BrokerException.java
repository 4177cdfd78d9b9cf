package io.wireroom.broker;

import org.jspecify.annotations.Nullable;

/** The embedded broker cannot run. The message is one line that tells the operator what to change. */
public final class BrokerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    BrokerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
