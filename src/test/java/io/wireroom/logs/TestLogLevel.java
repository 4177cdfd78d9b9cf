package io.wireroom.logs;

import org.jboss.logmanager.Level;
import org.jboss.logmanager.LogContext;
import org.jboss.logmanager.Logger;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Logs of tests and benchmarks, except those of a Quarkus application, which configures its own. Without a configuration, Quarkus' log
 * manager formats and keeps everything down to TRACE for an application that may start later. Brokers and clients in the same process then
 * take a multiple of their CPU time.
 */
public final class TestLogLevel implements LauncherSessionListener {
    @Override
    public void launcherSessionOpened(LauncherSession session) {
        set();
    }

    /** Logs warnings and errors only. */
    public static void set() {
        Logger root = LogContext.getLogContext().getLogger("");
        root.setLevel(Level.WARN);
    }
}
