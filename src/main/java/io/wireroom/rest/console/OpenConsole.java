package io.wireroom.rest.console;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.wireroom.config.WireroomConfig;
import io.wireroom.rest.access.PartnerDirectory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides which requests need no sign-in: with the embedded broker and without partners, where everybody is an operator, those from this
 * machine to a loopback name. A request with another name in {@code Host} may come from a website whose name was pointed to a loopback
 * address, and a forwarded one comes from elsewhere.
 */
@Singleton
final class OpenConsole {
    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
    private static final List<String> FORWARDED = List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host");

    private final boolean open;

    @Inject
    OpenConsole(WireroomConfig config, PartnerDirectory partners) {
        this(partners.isReadingOpen()
                && config.operators().open()
                && config.kafka().bootstrapServers().isEmpty());
    }

    OpenConsole(boolean open) {
        this.open = open;
    }

    /** Whether some requests need no sign-in. */
    boolean isOpen() {
        return open;
    }

    boolean isFor(HttpServerRequest request) {
        HostAndPort host = request.authority();
        return isFor(
                request.remoteAddress().hostAddress(),
                host == null ? "" : host.host(),
                FORWARDED.stream().anyMatch(request.headers()::contains));
    }

    /** @param remote the client's address as a number */
    boolean isFor(@Nullable String remote, String host, boolean forwarded) {
        return open
                && remote != null
                && InetAddress.ofLiteral(remote).isLoopbackAddress()
                && LOOPBACK_NAMES.contains(host)
                && !forwarded;
    }
}
