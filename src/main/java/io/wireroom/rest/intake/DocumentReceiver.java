package io.wireroom.rest.intake;

import io.wireroom.article.Rejection;
import io.wireroom.article.Result;
import io.wireroom.kafka.intake.SendResult;
import io.wireroom.kafka.intake.Submission;
import io.wireroom.partner.Publishing;
import io.wireroom.pipeline.Preview;
import io.wireroom.rest.access.ClientPermissions;
import io.wireroom.rest.problem.Problem;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Receives a document: validates it like the pipeline, checks the rights of its sender, and sends it to the ingest topic. */
@Singleton
final class DocumentReceiver {
    private final DocumentIntake intake;
    private final SourceRights rights;

    DocumentReceiver(DocumentIntake intake, SourceRights rights) {
        this.intake = intake;
        this.rights = rights;
    }

    /**
     * The sender and the options of the request.
     *
     * @param headers the headers of the Kafka record
     * @param dryRun whether it is only validated
     */
    record Sender(ClientPermissions permissions, Map<String, String> headers, boolean dryRun) {}

    /** @param result null for a dry run */
    record ReceivedDocument(Preview preview, SendResult.@Nullable Accepted result) {}

    /**
     * @param document the document, cut one byte after the limit
     * @throws Problem 413, 415 or 422 if it would be rejected, 403 if its sender may not submit it, 503 if Kafka does not accept it
     */
    ReceivedDocument receive(byte[] document, @Nullable String contentType, Sender sender) {
        if (document.length > intake.maxBytes()) {
            throw intake.tooLarge();
        }
        Publishing publishing = sender.permissions().publishing();
        Preview preview = switch (rights.preview(document, contentType, publishing)) {
            case Result.Ok<Preview>(Preview valid) -> valid;
            case Result.Rejected<Preview>(Rejection rejection) -> throw RejectionProblem.of(rejection);
        };
        return new ReceivedDocument(
                preview,
                sender.dryRun()
                        ? null
                        : intake.put(new Submission(preview.id(), document, contentType, sender.headers())));
    }
}
