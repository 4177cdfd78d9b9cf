package io.wireroom.service.pipeline;

import io.micrometer.core.instrument.MeterRegistry;
import io.wireroom.config.CoreWiring;
import io.wireroom.config.WireroomConfig;
import io.wireroom.ops.DocumentMeters;
import io.wireroom.pipeline.DocumentPipeline;
import io.wireroom.service.startup.StartupFailure;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Beans of the pipeline. */
final class PipelineBeans {
    @Produces
    @Singleton
    DocumentPipeline pipeline(WireroomConfig config) {
        return StartupFailure.unlessValid(() -> CoreWiring.pipeline(config));
    }

    @Produces
    @Singleton
    DocumentMeters documentMeters(MeterRegistry registry) {
        return new DocumentMeters(registry, Clock.systemUTC());
    }
}
