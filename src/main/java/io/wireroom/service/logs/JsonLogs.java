package io.wireroom.service.logs;

import io.quarkus.runtime.StartupEvent;
import io.wireroom.config.WireroomConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import java.util.logging.Handler;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.formatters.JsonFormatter;
import org.jboss.logmanager.formatters.StructuredFormatter.ExceptionOutputType;

/** Switches the log to lines of JSON, if configured, as soon as the settings have been read. */
final class JsonLogs {

    void start(@Observes @Priority(1) StartupEvent event, WireroomConfig config) {
        if (config.logs() == WireroomConfig.Logs.JSON) {
            for (Handler handler : Logger.getLogger("").getHandlers()) {
                format(handler);
            }
        }
    }

    private static void format(Handler handler) {
        if (handler instanceof ExtHandler group && group.getHandlers().length > 0) {
            for (Handler member : group.getHandlers()) {
                format(member);
            }
        } else {
            JsonFormatter json = new JsonFormatter();
            json.setExceptionOutputType(ExceptionOutputType.FORMATTED);
            handler.setFormatter(json);
        }
    }
}
