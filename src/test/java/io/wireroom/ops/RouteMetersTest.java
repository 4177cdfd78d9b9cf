package io.wireroom.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.wireroom.route.RouteListener.Failure;
import io.wireroom.route.RouteTable;
import io.wireroom.route.RoutesFile;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RouteMetersTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final RouteMeters meters = new RouteMeters(registry);

    @Test
    void countsByRouteAndOthersTogether() {
        meters.show(table("sea"), "sea.topic"::equals);
        meters.sent("sea");
        meters.removed("gone");
        meters.removed("lost");
        meters.failed("sea", Failure.TOO_LARGE);

        assertThat(count("records", "sea")).isEqualTo(1);
        assertThat(count("tombstones", "other")).isEqualTo(2);
        assertThat(registry.get("wireroom.route.failures")
                        .tags("route", "sea", "reason", "too-large")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("wireroom.route.topic.ok")
                        .tag("route", "sea")
                        .gauge()
                        .value())
                .isEqualTo(1);
    }

    @Test
    void keepsMetricsOfConfiguredRoutesOnly() {
        meters.show(table("sea", "air"), topic -> true);
        meters.sent("sea");
        meters.sent("air");

        meters.show(table("sea", "land"), topic -> false);
        meters.sent("sea");
        meters.sent("air");

        assertThat(count("records", "sea")).isEqualTo(2);
        assertThat(count("records", "land")).isZero();
        assertThat(count("records", "other")).isEqualTo(1);
        assertThat(registry.find("wireroom.route.records").tag("route", "air").counter())
                .isNull();
        assertThat(registry.find("wireroom.route.topic.ok").tag("route", "air").gauge())
                .isNull();
        assertThat(registry.get("wireroom.route.topic.ok")
                        .tag("route", "sea")
                        .gauge()
                        .value())
                .isZero();
    }

    @Test
    void removesAllMetricsOnClose() {
        meters.show(table("sea"), topic -> true);
        meters.close();

        assertThat(registry.getMeters()).isEmpty();
    }

    private double count(String what, String route) {
        return registry.get("wireroom.route." + what)
                .tag("route", route)
                .counter()
                .count();
    }

    private static RouteTable table(String... names) {
        StringBuilder yaml = new StringBuilder("routes:\n");
        for (String name : names) {
            yaml.append("- {name: %s, topic: %s.topic, format: hugo}\n".formatted(name, name));
        }
        return switch (RoutesFile.read(yaml.toString(), Set.of(), "w-")) {
            case RoutesFile.ParseResult.Valid(RouteTable table) -> table;
            case RoutesFile.ParseResult.Invalid(var problems) -> throw new AssertionError(problems);
        };
    }
}
