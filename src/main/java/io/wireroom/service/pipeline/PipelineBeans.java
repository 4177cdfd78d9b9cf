package io.wireroom.service.pipeline;

import io.micrometer.core.instrument.MeterRegistry;
import io.wireroom.config.CoreWiring;
import io.wireroom.config.WireroomConfig;
import io.wireroom.kafka.client.Topics;
import io.wireroom.kafka.clock.BrokerClocks;
import io.wireroom.ops.DocumentMeters;
import io.wireroom.pipeline.DocumentPipeline;
import io.wireroom.service.kafka.KafkaConnection;
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
    BrokerClocks brokerClocks(WireroomConfig config, KafkaConnection kafka, Topics topics) {
        short replication = config.topics().replication();
        return new BrokerClocks(
                kafka.settings(),
                topics,
                new BrokerClocks.Settings(
                        config.pipeline().applicationId() + "-clock",
                        replication < 0 ? null : replication,
                        config.pipeline().clockTolerance()));
    }

    @Produces
    @Singleton
    DocumentMeters documentMeters(MeterRegistry registry) {
        return new DocumentMeters(registry, Clock.systemUTC());
    }
}
