package io.wireroom.rest.intake;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.wireroom.kafka.intake.SendResult;
import io.wireroom.rest.access.ClientAuthorizer;
import io.wireroom.rest.access.ClientPermissions;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemType;
import io.wireroom.rest.query.Parameters;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Receives documents over HTTP and sends them to the ingest topic, for producers without a Kafka client. */
@Path("/v1/articles")
@RunOnVirtualThread
public class IntakeResource {
    private static final String DRY_RUN = "dry_run";
    private static final String LINES = "application/x-ndjson";

    private final DocumentIntake intake;
    private final DocumentReceiver receiver;
    private final DocumentLines lines;
    private final ClientAuthorizer authorizer;

    IntakeResource(DocumentIntake intake, DocumentReceiver receiver, DocumentLines lines, ClientAuthorizer authorizer) {
        this.intake = intake;
        this.receiver = receiver;
        this.lines = lines;
        this.authorizer = authorizer;
    }

    /**
     * Validates the document like the pipeline: 422, 413 or 415 with code and position if it would be rejected. Otherwise 202 when
     * Kafka has stored it, or 200 with the expected outcome if {@code dry_run=true}. With {@code application/x-ndjson}, one
     * document per line.
     *
     * @param body read only if the client may submit, and only up to the limit
     */
    @POST
    public Response put(InputStream body, @Context UriInfo uri, @Context HttpHeaders headers) throws IOException {
        ClientPermissions permissions = authorizer.submitter(headers);
        boolean dryRun =
                Parameters.of(uri.getQueryParameters(), Set.of(DRY_RUN)).flag(DRY_RUN);
        refuseEncoded(headers);
        String contentType = contentType(headers);
        var sender = new DocumentReceiver.Sender(permissions, intake.passedOn(headers, permissions), dryRun);
        if (contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith(LINES)) {
            StreamingOutput answers = out -> lines.receive(body, sender, out);
            return Response.ok(answers, LINES).build();
        }
        byte[] document = body.readNBytes(intake.maxBytes() + 1);
        return answer(receiver.receive(document, contentType, sender));
    }

    /** @throws Problem 415 for a compressed body (RFC 9110 §8.4) */
    private static void refuseEncoded(HttpHeaders headers) {
        String encoding = headers.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.strip().equalsIgnoreCase("identity")) {
            throw new Problem(
                            ProblemType.UNSUPPORTED_MEDIA_TYPE,
                            "A Content-Encoding is not supported: send the document as it is")
                    .header(HttpHeaders.ACCEPT_ENCODING, "identity");
        }
    }

    private static Response answer(DocumentReceiver.ReceivedDocument received) {
        SendResult.Accepted result = received.result();
        return result == null
                ? Response.ok(IntakeResponse.dryRun(received.preview()), "application/json")
                        .build()
                : Response.accepted(IntakeResponse.accepted(result, received.preview()))
                        .type("application/json")
                        .header(HttpHeaders.LOCATION, IntakeResponse.location(result))
                        .build();
    }

    /** The default type of clients such as curl does not describe the document. */
    public static @Nullable String contentType(HttpHeaders headers) {
        String given = headers.getHeaderString(HttpHeaders.CONTENT_TYPE);
        return given == null || given.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")
                ? null
                : given;
    }
}
