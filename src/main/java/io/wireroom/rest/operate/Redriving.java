package io.wireroom.rest.operate;

import io.wireroom.history.HistoryPage;
import io.wireroom.history.HistoryPosition;
import io.wireroom.history.HistoryRecord.Rejected;
import io.wireroom.journal.JournalEntry;
import io.wireroom.journal.RecordPosition;
import io.wireroom.kafka.client.KafkaUnreachableException;
import io.wireroom.kafka.intake.SendResult;
import io.wireroom.kafka.redrive.RedrivenRecord;
import io.wireroom.kafka.redrive.RejectedDocuments;
import io.wireroom.kafka.redrive.StoredDocument;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.query.HistoryAccess;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Redrives the documents that an operator selected, one by one. */
@Singleton
public final class Redriving {
    private static final Logger LOG = Logger.getLogger(Redriving.class);
    private static final int PAGE = 200;

    /** Maximum number of documents that are examined per request. Most of them may have been redriven before. */
    private static final int MAX_EXAMINED = 10_000;

    private final HistoryAccess history;
    private final RejectedDocuments documents;

    Redriving(HistoryAccess history, RejectedDocuments documents) {
        this.history = history;
        this.documents = documents;
    }

    /**
     * Ends at the first document that Kafka does not accept.
     *
     * @throws Problem 503 if the documents can't be read from Kafka
     */
    public RedriveTally run(RedriveOrder order, RedrivenRecord.Options options) {
        RedriveTally tally = new RedriveTally();
        try (RejectedDocuments.Reading reading = documents.open()) {
            if (order.ids().isEmpty()) {
                found(order, options, reading, tally);
            } else {
                for (RecordPosition position : order.ids()) {
                    if (isFull(order, tally)) {
                        tally.more();
                        break;
                    }
                    redriveUnlessDone(position, options, reading, tally);
                }
            }
        } catch (KafkaUnreachableException unreachable) {
            LOG.warnf("Rejected documents can't be read: %s", unreachable);
            throw RejectedStore.unreachable();
        }
        return tally;
    }

    /** The oldest first, so that of two documents of an article the newer one counts. */
    private void found(
            RedriveOrder order, RedrivenRecord.Options options, RejectedDocuments.Reading reading, RedriveTally tally) {
        List<RecordPosition> found = new ArrayList<>();
        HistoryPosition from = null;
        do {
            HistoryPosition after = from;
            HistoryPage<Rejected> page = history.query(search -> search.rejected(order.query(), after, PAGE));
            page.items().forEach(rejected -> found.add(rejected.position()));
            from = page.next();
        } while (from != null && found.size() < MAX_EXAMINED);
        if (from != null) {
            tally.more();
        }
        for (RecordPosition position : found.reversed()) {
            if (isFull(order, tally)) {
                tally.more();
                return;
            }
            redriveUnlessDone(position, options, reading, tally);
        }
    }

    private static boolean isFull(RedriveOrder order, RedriveTally tally) {
        return tally.sent() >= order.limit() || tally.hasFailed();
    }

    /** Skips what was redriven before: it is repaired, or a later rejection is redriven instead. */
    private void redriveUnlessDone(
            RecordPosition position,
            RedrivenRecord.Options options,
            RejectedDocuments.Reading reading,
            RedriveTally tally) {
        Optional<JournalEntry> again = history.query(search -> search.redriven(position));
        if (again.isEmpty()) {
            redrive(position, options, reading, tally);
        } else if (RejectedJson.isResolved(again.get())) {
            tally.resolved();
        } else {
            tally.rejectedAgain();
        }
    }

    private void redrive(
            RecordPosition position,
            RedrivenRecord.Options options,
            RejectedDocuments.Reading reading,
            RedriveTally tally) {
        Optional<StoredDocument> document = reading.at(position);
        if (document.isEmpty()) {
            tally.gone();
            return;
        }
        switch (documents.redrive(document.get(), options)) {
            case SendResult.Accepted _ -> tally.redriven();
            case SendResult.TooLarge _ -> tally.tooLarge();
            case SendResult.Unavailable(String reason) -> {
                LOG.warnf("A rejected document could not be redriven: %s", reason);
                tally.failed();
            }
        }
    }
}
