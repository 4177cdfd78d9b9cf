package io.wireroom.streams;

import io.wireroom.article.ArticleId;
import io.wireroom.article.RawDocument;
import io.wireroom.article.Result;
import io.wireroom.pipeline.DocumentPipeline;
import io.wireroom.trace.Traces;
import java.util.Optional;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The pipeline's graph. Its names are also those of its internal topics: they never change. */
public final class PipelineTopology {
    private static final Serde<byte[]> BYTES = Serdes.ByteArray();
    private static final String LEDGER_NODE = "decide";

    private PipelineTopology() {}

    /**
     * What differs between installations.
     *
     * @param partitions of the internal topic between the two halves, and so of the ledger; fixed once it exists
     * @param maxRecordBytes the largest record, with key and headers, that is read; the internal and the rejected topic have
     *     to take it even if it can't be compressed
     * @param maxEventBytes the largest event that is written; the normalized and the held topic have to take it
     */
    public record Settings(
            String ingestTopic,
            String normalizedTopic,
            String heldTopic,
            String rejectedTopic,
            String journalTopic,
            int partitions,
            int maxRecordBytes,
            int maxEventBytes,
            String eventSource,
            String eventSchema) {}

    /** A pipeline without routes. */
    public static Topology build(
            Settings settings, DocumentPipeline pipeline, OutcomeListener outcomes, Traces traces) {
        return build(settings, pipeline, outcomes, traces, Routing.NONE);
    }

    public static Topology build(
            Settings settings, DocumentPipeline pipeline, OutcomeListener outcomes, Traces traces, Routing routing) {
        StreamsBuilder builder = new StreamsBuilder();
        builder.addStateStore(store(LedgerProcessor.LEDGER, Serdes.Long()));
        builder.addStateStore(store(LedgerProcessor.HELD, Serdes.Long()));
        builder.addStateStore(store(LedgerProcessor.RELEASES, Serdes.Bytes()));
        OutputTopics.EventIdentity events =
                new OutputTopics.EventIdentity(settings.eventSource(), settings.eventSchema());
        builder.stream(
                        settings.ingestTopic(),
                        Consumed.with(BYTES, BYTES, new RecordTime(), AutoOffsetReset.earliest())
                                .withName("ingest"))
                .process(
                        () -> new RekeyProcessor(raw -> identify(pipeline, raw), settings.maxRecordBytes()),
                        Named.as("identify"))
                .repartition(Repartitioned.with(BYTES, BYTES)
                        .withName("by-article")
                        .withNumberOfPartitions(settings.partitions()))
                .process(
                        () -> new LedgerProcessor(
                                pipeline, events, settings.maxEventBytes(), outcomes, traces, routing),
                        Named.as(LEDGER_NODE),
                        LedgerProcessor.LEDGER,
                        LedgerProcessor.HELD,
                        LedgerProcessor.RELEASES);
        Topology topology = builder.build();
        sink(topology, OutputTopics.NORMALIZED, settings.normalizedTopic());
        sink(topology, OutputTopics.HELD, settings.heldTopic());
        sink(topology, OutputTopics.REJECTED, settings.rejectedTopic());
        sink(topology, JournalTopic.JOURNAL, settings.journalTopic());
        topology.addSink(
                RouteOutputs.ROUTES,
                new RouteTopic(),
                new ByteArraySerializer(),
                new ByteArraySerializer(),
                LEDGER_NODE);
        return topology;
    }

    private static <K> StoreBuilder<?> store(String name, Serde<K> keys) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), keys, BYTES);
    }

    private static void sink(Topology topology, String name, String topic) {
        topology.addSink(name, topic, new ByteArraySerializer(), new ByteArraySerializer(), LEDGER_NODE);
    }

    /** A defect in reading shows itself, and is reported, in the second half. */
    private static Optional<ArticleId> identify(DocumentPipeline pipeline, RawDocument document) {
        try {
            return pipeline.identify(document) instanceof Result.Ok<ArticleId>(ArticleId id)
                    ? Optional.of(id)
                    : Optional.empty();
        } catch (RuntimeException | StackOverflowError defect) {
            return Optional.empty();
        }
    }
}
