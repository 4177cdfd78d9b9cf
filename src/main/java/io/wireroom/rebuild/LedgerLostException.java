package io.wireroom.rebuild;

import io.wireroom.kafka.backfill.NormalizedTopicScan;
import io.wireroom.kafka.client.KafkaSettings;
import io.wireroom.kafka.client.TopicNames;
import io.wireroom.kafka.client.Topics;
import io.wireroom.streams.LedgerChangelog;
import java.util.Collection;

/**
 * The ledger is lost although articles were published. A pipeline without it would publish everything again, from revision 1. The
 * message is one line.
 */
public final class LedgerLostException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private LedgerLostException(String changelog, String normalized) {
        super("the ledger is lost: " + normalized + " contains articles, and " + changelog
                + " is missing or empty. Run ledger-restore: see \"Recovery\" in the operations guide");
    }

    /** @throws LedgerLostException if the ledger is lost */
    public static void check(KafkaSettings kafka, Topics topics, TopicNames names, LedgerChangelog changelog) {
        for (String topic : changelog.topics()) {
            boolean lost = topic.equals(changelog.ledger())
                    ? !topics.offsets().hasRecords(topic)
                    : topics.partitions(topic).isEmpty();
            if (lost && hasArticles(kafka, topics, names)) {
                throw new LedgerLostException(topic, names.normalized());
            }
        }
    }

    /** Offsets are not sufficient: the first transaction of a pipeline may have been aborted. */
    private static boolean hasArticles(KafkaSettings kafka, Topics topics, TopicNames names) {
        return topics.offsets().hasRecords(names.normalized())
                && !new NormalizedTopicScan(kafka, names).run(Collection::isEmpty);
    }
}
