package io.wireroom.service;

import io.opentelemetry.api.OpenTelemetry;
import io.wireroom.config.CoreWiring;
import io.wireroom.config.WireroomConfig;
import io.wireroom.imports.ImportLimits;
import io.wireroom.imports.TarGzImport;
import io.wireroom.kafka.client.RouteTopics;
import io.wireroom.kafka.intake.IngestProducer;
import io.wireroom.ops.RouteMeters;
import io.wireroom.partner.Publication;
import io.wireroom.pipeline.DocumentPipeline;
import io.wireroom.rest.intake.DocumentPreviews;
import io.wireroom.route.RoutesInForce;
import io.wireroom.statement.KeysInForce;
import io.wireroom.streams.Routing;
import io.wireroom.trace.Traces;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Beans of the pipeline, imports, and the rest that is built by constructors. */
final class CoreBeans {
    @Produces
    @Singleton
    DocumentPipeline pipeline(WireroomConfig config) {
        return StartupFailure.unlessValid(() -> CoreWiring.pipeline(config));
    }

    @Produces
    @Singleton
    RoutesInForce routes() {
        return new RoutesInForce();
    }

    @Produces
    @Singleton
    KeysInForce statementKeys() {
        return new KeysInForce();
    }

    @Produces
    @Singleton
    Routing routing(RoutesInForce routes, RouteTopics topics, RouteMeters meters) {
        return new Routing(routes, topics, meters);
    }

    @Produces
    @Singleton
    TarGzImport imports(IngestProducer intake, DocumentPreviews previews, WireroomConfig config) {
        ImportLimits limits = ImportLimits.DEFAULT;
        return new TarGzImport(
                intake,
                previews,
                new ImportLimits(
                        config.intake().maxBytes(), limits.entries(), limits.totalBytes(), limits.bytesInFlight()));
    }

    @Produces
    @Singleton
    Publication publication(WireroomConfig config) {
        return StartupFailure.unlessValid(() -> new Publication(config.title(), config.language()));
    }

    /** Disabled unless traces are configured. Quarkus provides OpenTelemetry in both cases. */
    @Produces
    @Singleton
    Traces traces(OpenTelemetry telemetry, @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean disabled) {
        return disabled ? Traces.OFF : new Traces(telemetry);
    }
}
