package io.wireroom.kafka.backfill;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.kafka.client.KafkaSettings;
import io.wireroom.kafka.client.TopicNames;
import io.wireroom.kafka.intake.IngestProducer;
import io.wireroom.kafka.intake.SendCounts;
import io.wireroom.kafka.intake.SendResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Applies the rules of routes to everything that is published: sends each edition to the ingest topic as a control record. The pipeline ignores
 * editions that are no longer the latest of their article.
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
     * Sends all editions that are on the normalized topic now, and returns when Kafka has acknowledged or refused all of them.
     * Skips editions that are too large for the ingest topic, and ends early if Kafka does not accept one for another reason.
     *
     * @param route limits the backfill to one route; null for all
     * @param again whether records that the routes' topics already contain are written again
     * @throws org.apache.kafka.common.KafkaException if the normalized topic can't be read
     */
    public SendCounts run(@Nullable String route, boolean again) {
        Run run = new Run(route, again);
        boolean _ = new NormalizedTopicScan(kafka, topics).run(run::send);
        return run.counts;
    }

    private final class Run {
        private final @Nullable String route;
        private final boolean again;
        private SendCounts counts = SendCounts.NONE;

        Run(@Nullable String route, boolean again) {
            this.route = route;
            this.again = again;
        }

        boolean send(Collection<NormalizedTopicScan.Event> editions) {
            List<CompletableFuture<SendResult>> results = new ArrayList<>();
            for (NormalizedTopicScan.Event edition : editions) {
                results.add(producer.send(control(edition)).toCompletableFuture());
            }
            for (CompletableFuture<SendResult> result : results) {
                counts = counts.plus(result.join());
            }
            return counts.failed() == 0;
        }

        /** With the current time: the ingest topic could delete a record with an older timestamp before it is read. */
        private ProducerRecord<byte @Nullable [], byte @Nullable []> control(NormalizedTopicScan.Event edition) {
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
    }
}
