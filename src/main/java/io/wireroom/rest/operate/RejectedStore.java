package io.wireroom.rest.operate;

import io.wireroom.history.HistoryRecord.Rejected;
import io.wireroom.journal.RecordPosition;
import io.wireroom.kafka.client.KafkaUnreachableException;
import io.wireroom.kafka.redrive.RejectedDocuments;
import io.wireroom.kafka.redrive.StoredDocument;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemType;
import io.wireroom.rest.query.HistoryAccess;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;

/** Rejected documents by id: the entry of the document index, and the document itself. */
@Singleton
public final class RejectedStore {
    private final HistoryAccess history;
    private final RejectedDocuments documents;

    RejectedStore(HistoryAccess history, RejectedDocuments documents) {
        this.history = history;
        this.documents = documents;
    }

    /** @throws Problem 404 if there is no such document */
    public Rejected known(String id) {
        RecordPosition position = RecordPosition.parse(id).orElseThrow(RejectedStore::absent);
        return history.query(search -> search.rejected(position)).orElseThrow(RejectedStore::absent);
    }

    /** @throws Problem 404 if it has been deleted from the topic, 503 if Kafka does not respond */
    public StoredDocument read(RecordPosition position) {
        try (RejectedDocuments.Reading reading = documents.open()) {
            return reading.at(position).orElseThrow(RejectedStore::absent);
        } catch (KafkaUnreachableException unreachable) {
            throw unreachable();
        }
    }

    static Problem unreachable() {
        return new Problem(ProblemType.UNAVAILABLE, "Kafka does not give the document")
                .header(HttpHeaders.RETRY_AFTER, "5");
    }

    private static Problem absent() {
        return new Problem(ProblemType.NOT_FOUND, null);
    }
}
