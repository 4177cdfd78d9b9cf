package io.wireroom.service;

import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.Quarkus;
import java.util.List;
import org.jboss.logging.Logger;

/** Ends the process while it starts, with a sentence on why and without a stack trace: what is wrong is not in the code. */
final class StartupFailure {
    private static final Logger LOG = Logger.getLogger(StartupFailure.class);

    private StartupFailure() {}

    /**
     * Says why and has the process end.
     *
     * @return what to throw, so that nothing more is started
     */
    static PreventFurtherStepsException because(String why) {
        return because(List.of(why));
    }

    /** Says each reason in a line of its own. */
    static PreventFurtherStepsException because(List<String> reasons) {
        reasons.forEach(LOG::error);
        Quarkus.asyncExit(1); // the exception alone would leave a process that does nothing
        return new PreventFurtherStepsException(String.join("; ", reasons), 1);
    }
}
