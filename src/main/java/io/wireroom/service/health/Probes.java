package io.wireroom.service.health;

import io.wireroom.service.archive.ArchiveService;
import io.wireroom.service.archive.ArchiveState;
import io.wireroom.service.history.HistoryService;
import io.wireroom.service.lifecycle.ServiceLifecycle;
import io.wireroom.service.pipeline.PipelineLifecycle;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/** The health checks {@code /q/health/started}, {@code /live} and {@code /ready}. */
final class Probes {

    /** Up once Kafka has responded, the topics exist, and all roles have been started. */
    @Produces
    @Singleton
    @Startup
    HealthCheck started(ServiceLifecycle service) {
        return () ->
                HealthCheckResponse.named("started").status(service.isStarted()).build();
    }

    /** Down only if a restart helps. An unreachable Kafka is not a reason. */
    @Produces
    @Singleton
    @Liveness
    HealthCheck live(ServiceLifecycle service) {
        return () -> HealthCheckResponse.named("live").status(service.isAlive()).build();
    }

    /**
     * Up while the roles of this process do their work: the archive has caught up, the pipeline processes documents. The document index
     * only adds data.
     */
    @Produces
    @Singleton
    @Readiness
    HealthCheck ready(
            ServiceLifecycle service, ArchiveService archive, HistoryService history, PipelineLifecycle pipeline) {
        return () -> {
            HealthCheckResponseBuilder response =
                    HealthCheckResponse.named("ready").status(service.isReady());
            ArchiveState state = archive.state();
            if (state.follower() != null) {
                addArchive(response, state);
                addHistory(response, history);
            }
            List<String> failures = service.failures();
            if (!failures.isEmpty()) {
                response.withData("why", String.join("; ", failures));
            }
            String pipelineState = pipeline.state();
            if (pipelineState != null) {
                response.withData("pipeline", pipelineState);
            }
            return response.build();
        };
    }

    private static void addArchive(HealthCheckResponseBuilder response, ArchiveState state) {
        response.withData("archive-caught-up", state.isCaughtUp()).withData("archive-lag", state.lag());
        String notReadyReason = state.notReadyReason();
        if (notReadyReason != null) {
            response.withData("archive", notReadyReason);
        }
    }

    private static void addHistory(HealthCheckResponseBuilder response, HistoryService history) {
        response.withData("history-caught-up", history.isCaughtUp()).withData("history-lag", history.lag());
        String notReadyReason = history.notReadyReason();
        if (notReadyReason != null) {
            response.withData("history", notReadyReason);
        }
    }
}
