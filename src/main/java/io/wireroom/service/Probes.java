package io.wireroom.service;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/** Answers to {@code /q/health/started}, {@code /live} and {@code /ready}. */
final class Probes {

    /** Kafka answered, the topics are there, and all roles were begun. */
    @Produces
    @Singleton
    @Startup
    HealthCheck started(ServiceLifecycle wireroom) {
        return () -> HealthCheckResponse.named("started")
                .status(wireroom.isStarted())
                .build();
    }

    /** Down only where a restart helps: trouble with Kafka is not a reason. */
    @Produces
    @Singleton
    @Liveness
    HealthCheck live(ServiceLifecycle wireroom) {
        return () ->
                HealthCheckResponse.named("live").status(wireroom.isAlive()).build();
    }

    /** The archive has caught up and the pipeline takes documents in, as far as these are this process's roles. The index of documents only tells how it stands. */
    @Produces
    @Singleton
    @Readiness
    HealthCheck ready(ServiceLifecycle wireroom, HistoryService history) {
        return () -> {
            HealthCheckResponseBuilder answer =
                    HealthCheckResponse.named("ready").status(wireroom.isReady());
            ArchiveState archive = wireroom.archiveState();
            if (archive.follower() != null) {
                answer.withData("archive-caught-up", archive.isCaughtUp()).withData("archive-lag", archive.lag());
            }
            String why = archive.why();
            if (archive.follower() != null && why != null) {
                answer.withData("archive", why);
            }
            if (archive.follower() != null) {
                answer.withData("history-caught-up", history.isCaughtUp()).withData("history-lag", history.lag());
            }
            String unread = history.why();
            if (archive.follower() != null && unread != null) {
                answer.withData("history", unread);
            }
            List<String> troubles = wireroom.troubles();
            if (!troubles.isEmpty()) {
                answer.withData("why", String.join("; ", troubles));
            }
            String pipeline = wireroom.pipelineState();
            if (pipeline != null) {
                answer.withData("pipeline", pipeline);
            }
            return answer.build();
        };
    }
}
