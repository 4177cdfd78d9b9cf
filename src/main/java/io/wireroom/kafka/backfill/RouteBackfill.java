package io.wireroom.kafka.backfill;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.kafka.client.KafkaSettings;
import io.wireroom.kafka.client.TopicNames;
import io.wireroom.kafka.intake.IngestProducer;
import io.wireroom.kafka.intake.Receipt;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Asks the pipeline to apply the rules of routes to everything that is published: sends each edition to the ingest topic as a control record.
 * Those that are not the last of their article any more, when the pipeline reads them, change nothing.
 */
public final class RouteBackfill {
    private static final String CONTROL = "wireroom-control";

    private final KafkaSettings kafka;
    private final TopicNames topics;
    private final IngestProducer producer;

    public RouteBackfill(KafkaSettings kafka, TopicNames topics, IngestProducer producer) {
        this.kafka = kafka;
        this.topics = topics;
        this.producer = producer;
    }

    /**
     * What it did.
     *
     * @param sent editions that Kafka took
     * @param tooLarge editions that the ingest topic does not take; the run went on behind them
     * @param failed editions that Kafka did not take; the run ended with them
     */
    public record Report(long sent, long tooLarge, long failed) {}

    /**
     * Goes through what lies on the normalized topic now, and returns when Kafka has answered for all of it.
     *
     * @param route the only one that it is about; absent for all
     * @param again whether records that are there already are written anew
     * @throws org.apache.kafka.common.KafkaException if the normalized topic can't be read
     */
    public Report run(@Nullable String route, boolean again) {
        Run run = new Run(route, again);
        boolean _ = new FeedScan(kafka, topics).run(run::send);
        return new Report(run.sent, run.tooLarge, run.failed);
    }

    private final class Run {
        private final @Nullable String route;
        private final boolean again;
        private long sent;
        private long tooLarge;
        private long failed;

        Run(@Nullable String route, boolean again) {
            this.route = route;
            this.again = again;
        }

        boolean send(Collection<FeedScan.Event> editions) {
            List<CompletableFuture<Receipt>> answers = new ArrayList<>();
            for (FeedScan.Event edition : editions) {
                answers.add(producer.send(control(edition)).toCompletableFuture());
            }
            answers.forEach(answer -> count(answer.join()));
            return failed == 0;
        }

        /** With the time of now: an old one could fall out of the ingest topic before it is read. */
        private ProducerRecord<byte @Nullable [], byte @Nullable []> control(FeedScan.Event edition) {
            var record = new ProducerRecord<byte @Nullable [], byte @Nullable []>(
                    topics.ingest(), edition.key(), edition.value());
            record.headers().add(CONTROL, "reroute".getBytes(UTF_8));
            if (route != null) {
                record.headers().add(CONTROL + "-route", route.getBytes(UTF_8));
            }
            if (again) {
                record.headers().add(CONTROL + "-again", "true".getBytes(UTF_8));
            }
            return record;
        }

        private void count(Receipt receipt) {
            switch (receipt) {
                case Receipt.Accepted accepted -> sent++;
                case Receipt.TooLarge large -> tooLarge++;
                case Receipt.Unavailable unavailable -> failed++;
            }
        }
    }
}
