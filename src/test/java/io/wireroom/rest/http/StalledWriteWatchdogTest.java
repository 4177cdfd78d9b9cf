package io.wireroom.rest.http;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.wireroom.config.WireroomConfig;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StalledWriteWatchdogTest {
    private final StalledWriteWatchdog watchdog = new StalledWriteWatchdog(new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .addDiscoveredConverters()
            .withMapping(WireroomConfig.class)
            .withDefaultValue("wireroom.limits.stall-timeout", "40ms")
            .build()
            .getConfigMapping(WireroomConfig.class));

    @BeforeEach
    void start() {
        watchdog.start();
    }

    @AfterEach
    void stop() {
        watchdog.stop();
    }

    @Test
    void closesOtherConnectionsAfterAFailure() throws InterruptedException {
        CountDownLatch failed = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        watchdog.watch(request(() -> {
                    failed.countDown();
                    throw new IllegalStateException("expected");
                }))
                .begin();
        failed.await();

        watchdog.watch(request(() -> connection(closed))).begin();
        closed.await();
    }

    private static HttpServerRequest request(Supplier<@Nullable Object> connection) {
        return standIn(HttpServerRequest.class, connection);
    }

    private static HttpConnection connection(CountDownLatch closed) {
        return standIn(HttpConnection.class, () -> {
            closed.countDown();
            return null;
        });
    }

    /** An object with the same result of all methods, except those of {@link Object}. */
    @SuppressWarnings("ReferenceEquality") // a stand-in equals itself only
    private static <T> T standIn(Class<T> type, Supplier<@Nullable Object> results) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == arguments[0];
                    default -> results.get();
                }));
    }
}
