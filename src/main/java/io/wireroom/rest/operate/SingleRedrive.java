package io.wireroom.rest.operate;

import io.wireroom.article.Rejection;
import io.wireroom.article.Result;
import io.wireroom.history.HistoryRecord.Rejected;
import io.wireroom.kafka.intake.SendResult;
import io.wireroom.kafka.redrive.RedrivenRecord;
import io.wireroom.kafka.redrive.RejectedDocuments;
import io.wireroom.kafka.redrive.StoredDocument;
import io.wireroom.partner.Publishing;
import io.wireroom.pipeline.Preview;
import io.wireroom.rest.intake.DocumentIntake;
import io.wireroom.rest.intake.RejectionProblem;
import io.wireroom.rest.intake.SourceRights;
import io.wireroom.rest.problem.Problem;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Redrives one rejected document. */
@Singleton
public final class SingleRedrive {
    private final RejectedStore store;
    private final RejectedDocuments documents;
    private final SourceRights rights;
    private final DocumentIntake intake;

    SingleRedrive(RejectedStore store, RejectedDocuments documents, SourceRights rights, DocumentIntake intake) {
        this.store = store;
        this.documents = documents;
        this.rights = rights;
        this.intake = intake;
    }

    /**
     * Sends it unchanged.
     *
     * @throws Problem 404, 413 or 503
     */
    public SendResult.Accepted unchanged(Rejected rejected, RedrivenRecord.Options options) {
        return intake.accepted(documents.redrive(store.read(rejected.position()), options));
    }

    /**
     * Sends corrected content, unless the pipeline would reject it.
     *
     * @param contentType null for that of the rejected document
     * @throws Problem 404, 413 or 503; 403, 413, 415 or 422 with the code if the content would be rejected
     */
    public SendResult.Accepted corrected(
            Rejected rejected, byte[] content, @Nullable String contentType, RedrivenRecord.Options options) {
        if (content.length > intake.maxBytes()) {
            throw intake.tooLarge();
        }
        StoredDocument document = store.read(rejected.position());
        String type = contentType == null ? document.contentType() : contentType;
        return switch (rights.preview(content, type, publishing(document))) {
            case Result.Ok<Preview>(Preview preview) ->
                intake.accepted(documents.redrive(document, preview.id(), content, type, options));
            case Result.Rejected<Preview>(Rejection rejection) -> throw RejectionProblem.of(rejection);
        };
    }

    /** What the first sender may submit, which also holds for the corrected document. */
    private static Publishing publishing(StoredDocument document) {
        Set<String> sources = document.sources();
        return sources == null ? Publishing.ALL : Publishing.of(sources);
    }
}
