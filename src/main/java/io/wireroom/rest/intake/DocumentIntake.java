package io.wireroom.rest.intake;

import io.wireroom.config.WireroomConfig;
import io.wireroom.journal.Provenance;
import io.wireroom.kafka.intake.ChannelIntake;
import io.wireroom.kafka.intake.SendResult;
import io.wireroom.kafka.intake.Submission;
import io.wireroom.partner.Publishing;
import io.wireroom.rest.access.ClientPermissions;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemType;
import io.wireroom.trace.Traces;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/** Sends documents from HTTP requests to the ingest topic. */
@Singleton
public final class DocumentIntake {
    private static final Logger LOG = Logger.getLogger(DocumentIntake.class);
    private static final Set<String> TRACE_HEADERS = Set.of("traceparent", "tracestate");

    private final ChannelIntake intake;
    private final Traces traces;
    private final int maxBytes;

    DocumentIntake(ChannelIntake intake, Traces traces, WireroomConfig config) {
        this.intake = intake;
        this.traces = traces;
        this.maxBytes = config.intake().maxBytes();
    }

    /**
     * Waits until Kafka has stored it.
     *
     * @throws Problem 413 or 503 if Kafka does not accept it
     */
    SendResult.Accepted put(Submission document) {
        return accepted(intake.put(document).toCompletableFuture().join());
    }

    /**
     * The position of the document, if Kafka has stored it.
     *
     * @throws Problem 413 or 503 if Kafka did not accept it
     */
    public SendResult.Accepted accepted(SendResult result) {
        return switch (result) {
            case SendResult.Accepted accepted -> accepted;
            case SendResult.TooLarge(int bytes) -> throw tooLarge();
            case SendResult.Unavailable(String reason) -> {
                LOG.warnf("A document could not be put onto the ingest topic: %s", reason);
                throw new Problem(
                                ProblemType.UNAVAILABLE,
                                "Kafka did not accept the document; sending it again is harmless")
                        .header("Retry-After", "5");
            }
        };
    }

    /** Headers of the record: the submitter and its sources, and the trace of this request or, if it is not traced, that of the client. */
    Map<String, String> passedOn(HttpHeaders headers, ClientPermissions permissions) {
        Map<String, String> passed = new LinkedHashMap<>(traced(headers));
        if (permissions.name() != null) {
            passed.put(Provenance.BY, permissions.name());
        }
        Publishing publishing = permissions.publishing();
        if (publishing.isRestricted()) {
            passed.put(Provenance.SOURCES, Provenance.sourcesHeader(publishing.sources()));
        }
        return passed;
    }

    private Map<String, String> traced(HttpHeaders headers) {
        Map<String, String> traced = traces.onward();
        if (!traced.isEmpty()) {
            return traced;
        }
        Map<String, String> passed = new LinkedHashMap<>();
        for (String name : TRACE_HEADERS) {
            String value = headers.getHeaderString(name);
            if (value != null) {
                passed.put(name, value);
            }
        }
        return passed;
    }

    /** The maximum size of a document, in bytes. */
    public int maxBytes() {
        return maxBytes;
    }

    public Problem tooLarge() {
        return new Problem(ProblemType.TOO_LARGE, "At most " + maxBytes + " bytes are taken").with("code", "too-large");
    }
}
