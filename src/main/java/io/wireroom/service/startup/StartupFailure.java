package io.wireroom.service.startup;

import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.Quarkus;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/** Ends the process during startup with an error message and without a stack trace, because the cause is not in the code. */
public final class StartupFailure {
    private static final Logger LOG = Logger.getLogger(StartupFailure.class);

    private StartupFailure() {}

    /** Logs the reason and ends the process. Returns the exception that the caller throws, so that startup does not continue. */
    public static PreventFurtherStepsException because(String reason) {
        return because(List.of(reason));
    }

    /** Like {@link #because(String)}, with a line for each reason. */
    public static PreventFurtherStepsException because(List<String> reasons) {
        reasons.forEach(LOG::error);
        Quarkus.asyncExit(1); // the exception alone would leave a process that does nothing
        return new PreventFurtherStepsException(String.join("; ", reasons), 1);
    }

    /** Builds an object from settings. Ends the process if they are invalid ({@link IllegalArgumentException}). */
    public static <T> T unlessValid(Supplier<T> constructor) {
        try {
            return constructor.get();
        } catch (IllegalArgumentException e) {
            throw because(String.valueOf(e.getMessage()));
        }
    }

    /** Builds a Kafka client. Ends the process if its settings are invalid ({@link KafkaException}). */
    public static <T> T unlessConnectable(Supplier<T> constructor) {
        try {
            return constructor.get();
        } catch (KafkaException e) {
            Throwable reason = e.getCause() == null ? e : e.getCause();
            throw because("wireroom.kafka: " + reason.getMessage());
        }
    }
}
