package io.wireroom.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.wireroom.article.ArticleId;
import io.wireroom.article.RawDocument;
import io.wireroom.article.Result;
import io.wireroom.config.WireroomConfig;
import io.wireroom.kafka.ChannelIntake;
import io.wireroom.kafka.Receipt;
import io.wireroom.kafka.Submission;
import io.wireroom.pipeline.DocumentPipeline;
import io.wireroom.trace.Traces;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes one document over HTTP and puts it onto the ingest topic, for producers that do not speak Kafka. */
@Path("/v1/articles")
@RunOnVirtualThread
public class IntakeResource {
    private static final Logger LOG = Logger.getLogger(IntakeResource.class);
    private static final JsonFactory JSON = new JsonFactory();
    private static final Set<String> PASSED_ON = Set.of("traceparent", "tracestate");

    private final ChannelIntake intake;
    private final DocumentPipeline pipeline;
    private final PartnerAuthenticator readers;
    private final Traces traces;
    private final int maxBytes;

    IntakeResource(
            ChannelIntake intake,
            DocumentPipeline pipeline,
            PartnerAuthenticator readers,
            Traces traces,
            WireroomConfig config) {
        this.intake = intake;
        this.pipeline = pipeline;
        this.readers = readers;
        this.traces = traces;
        this.maxBytes = config.intake().maxBytes();
    }

    /**
     * 202 once Kafka has the document; what comes of it is told by the feed, or by {@code articles.rejected}.
     *
     * @param body read only for those who may hand in, and no further than the limit
     */
    @POST
    public Response put(InputStream body, @Context UriInfo uri, @Context HttpHeaders headers) throws IOException {
        readers.requirePublisher(headers);
        Parameters.of(uri.getQueryParameters(), Set.of());
        byte[] document = body.readNBytes(maxBytes + 1);
        if (document.length > maxBytes) {
            throw tooLarge();
        }
        String contentType = contentType(headers);
        ArticleId id = identify(document, contentType);
        Submission submission = new Submission(id, document, contentType, passedOn(headers));
        return switch (intake.put(submission).toCompletableFuture().join()) {
            case Receipt.Accepted accepted -> accepted(accepted, id);
            case Receipt.TooLarge(int bytes) -> throw tooLarge();
            case Receipt.Unavailable(String reason) -> {
                LOG.warnf("A document could not be put onto the ingest topic: %s", reason);
                throw new Problem(
                                ProblemType.UNAVAILABLE,
                                "Kafka did not take the document; sending it again does no harm")
                        .header("Retry-After", "5");
            }
        };
    }

    /** Only a help for its order and its sender: a document that names no article is rejected by the pipeline. */
    private @Nullable ArticleId identify(byte[] document, @Nullable String contentType) {
        RawDocument raw = new RawDocument(null, document, contentType, Instant.EPOCH);
        return pipeline.identify(raw) instanceof Result.Ok<ArticleId>(ArticleId id) ? id : null;
    }

    private static Response accepted(Receipt.Accepted receipt, @Nullable ArticleId id) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            if (id != null) {
                json.writeNumberField("article_id", id.value());
            }
            json.writeStringField("topic", receipt.topic());
            json.writeNumberField("partition", receipt.partition());
            json.writeNumberField("offset", receipt.offset());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory can't fail", e);
        }
        return Response.accepted(bytes.toByteArray()).type("application/json").build();
    }

    /** What clients such as curl send when they were not told is no word on the document. */
    private static @Nullable String contentType(HttpHeaders headers) {
        String given = headers.getHeaderString(HttpHeaders.CONTENT_TYPE);
        return given == null || given.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")
                ? null
                : given;
    }

    /** Headers that go on to Kafka: the client's, unless this request is itself a part of the trace. */
    private Map<String, String> passedOn(HttpHeaders headers) {
        Map<String, String> traced = traces.onward();
        if (!traced.isEmpty()) {
            return traced;
        }
        Map<String, String> passed = new LinkedHashMap<>();
        for (String name : PASSED_ON) {
            String value = headers.getHeaderString(name);
            if (value != null) {
                passed.put(name, value);
            }
        }
        return passed;
    }

    private Problem tooLarge() {
        return new Problem(ProblemType.TOO_LARGE, "At most " + maxBytes + " bytes are taken");
    }
}
