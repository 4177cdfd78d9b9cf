package io.wireroom.service.logs;

import io.quarkus.vertx.http.HttpServerStart;
import io.wireroom.config.WireroomConfig;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jboss.logging.Logger;

/** Logs the URL to open in a browser, for a first start. */
@Singleton
final class BrowserHint {
    private static final Logger LOG = Logger.getLogger(BrowserHint.class);
    private static final Set<String> OWN_MACHINE = Set.of("127.0.0.1", "localhost", "::1");

    private final String publicUrl;

    BrowserHint(WireroomConfig config) {
        this.publicUrl = config.publicUrl();
    }

    void log(@ObservesAsync HttpServerStart started) {
        LOG.infof(
                "Open %s in a browser: news, guides and commands to try",
                address(started.options().getHost(), started.options().getPort(), publicUrl));
    }

    /** A service that listens on the loopback interface only has no other address. */
    static String address(String host, int port, String publicUrl) {
        return OWN_MACHINE.contains(host) ? "http://localhost:" + port : publicUrl;
    }
}
