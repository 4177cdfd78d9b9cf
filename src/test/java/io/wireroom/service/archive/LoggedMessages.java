package io.wireroom.service.archive;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;

/** The messages that a class logs until this is closed, each after its level. */
final class LoggedMessages extends Handler implements AutoCloseable {
    private static final PatternFormatter LEVEL_AND_MESSAGE = new PatternFormatter("%p %s");

    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final Logger logger;

    LoggedMessages(Class<?> logging) {
        logger = Logger.getLogger(logging.getName());
        logger.setLevel(Level.ALL);
        logger.addHandler(this);
    }

    List<String> all() {
        return List.copyOf(messages);
    }

    boolean contain(String text) {
        return messages.stream().anyMatch(message -> message.contains(text));
    }

    @Override
    public void publish(LogRecord entry) {
        messages.add(LEVEL_AND_MESSAGE.format(entry));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setLevel(null);
    }
}
