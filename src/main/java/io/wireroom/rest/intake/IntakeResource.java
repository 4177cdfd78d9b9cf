package io.wireroom.rest.intake;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.wireroom.article.Rejection;
import io.wireroom.article.Result;
import io.wireroom.kafka.intake.Receipt;
import io.wireroom.kafka.intake.Submission;
import io.wireroom.pipeline.Preview;
import io.wireroom.rest.access.PartnerAuthenticator;
import io.wireroom.rest.query.Parameters;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes one document over HTTP and puts it onto the ingest topic, for producers that do not speak Kafka. */
@Path("/v1/articles")
@RunOnVirtualThread
public class IntakeResource {
    private static final String DRY_RUN = "dry_run";

    private final DocumentIntake intake;
    private final DocumentPreviews previews;
    private final PartnerAuthenticator readers;

    IntakeResource(DocumentIntake intake, DocumentPreviews previews, PartnerAuthenticator readers) {
        this.intake = intake;
        this.previews = previews;
        this.readers = readers;
    }

    /**
     * Reads the document as the pipeline does: 422, 413 or 415 if it would be rejected, with code and place. Else 202 once Kafka has it,
     * or 200 with what would come of it, if {@code dry_run=true}.
     *
     * @param body read only for those who may hand in, and no further than the limit
     */
    @POST
    public Response put(InputStream body, @Context UriInfo uri, @Context HttpHeaders headers) throws IOException {
        readers.requirePublisher(headers);
        boolean dryRun = isDryRun(Parameters.of(uri.getQueryParameters(), Set.of(DRY_RUN)));
        byte[] document = body.readNBytes(intake.maxBytes() + 1);
        if (document.length > intake.maxBytes()) {
            throw intake.tooLarge();
        }
        String contentType = contentType(headers);
        Preview preview = switch (previews.of(document, contentType)) {
            case Result.Ok<Preview>(Preview made) -> made;
            case Result.Rejected<Preview>(Rejection rejection) -> throw RejectedDocument.problem(rejection);
        };
        if (dryRun) {
            return json(Response.ok(IntakeAnswer.dryRun(preview)));
        }
        Receipt.Accepted receipt =
                intake.put(new Submission(preview.id(), document, contentType, intake.passedOn(headers)));
        return json(Response.accepted(IntakeAnswer.accepted(receipt, preview)));
    }

    private static Response json(Response.ResponseBuilder answer) {
        return answer.type("application/json").build();
    }

    private static boolean isDryRun(Parameters given) {
        return switch (given.text(DRY_RUN)) {
            case null -> false;
            case "true" -> true;
            case "false" -> false;
            case String _ -> throw Parameters.bad(DRY_RUN, "true or false");
        };
    }

    /** What clients such as curl send when they were not told is no word on the document. */
    private static @Nullable String contentType(HttpHeaders headers) {
        String given = headers.getHeaderString(HttpHeaders.CONTENT_TYPE);
        return given == null || given.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")
                ? null
                : given;
    }
}
