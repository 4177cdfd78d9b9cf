package io.wireroom.streams;

import io.wireroom.pipeline.DocumentPipeline;
import io.wireroom.trace.Traces;
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

/** The topology of the pipeline. The names of nodes and stores are part of the names of internal topics and never change. */
public final class PipelineTopology {
    private static final Serde<byte[]> BYTES = Serdes.ByteArray();
    private static final String LEDGER_NODE = "decide";

    private PipelineTopology() {}

    /**
     * Settings of an installation.
     *
     * @param partitions number of partitions of the internal topic between the two halves, and thus of the ledger; fixed once the
     *     topic exists
     * @param maxRecordBytes maximum size of a record that is read, with key and headers; the internal and the rejected topic must
     *     accept it uncompressed
     * @param maxEventBytes maximum size of an event; the normalized and the held topic must accept it uncompressed
     */
    public record Settings(
            Topics topics, int partitions, int maxRecordBytes, int maxEventBytes, EventAttributes events) {}

    /** The names of the topics that the pipeline reads and writes. */
    public record Topics(String ingest, String normalized, String held, String rejected, String journal) {}

    /** A pipeline without routes, with this process's clock only. */
    public static Topology build(
            Settings settings, DocumentPipeline pipeline, OutcomeListener outcomes, Traces traces) {
        return build(settings, pipeline, outcomes, traces, Routing.NONE, Clocks.LOCAL);
    }

    public static Topology build(
            Settings settings,
            DocumentPipeline pipeline,
            OutcomeListener outcomes,
            Traces traces,
            Routing routing,
            Clocks clocks) {
        StreamsBuilder builder = new StreamsBuilder();
        builder.addStateStore(store(LedgerStores.LEDGER, Serdes.Long()));
        builder.addStateStore(store(LedgerStores.HELD, Serdes.Long()));
        builder.addStateStore(store(LedgerStores.RELEASES, Serdes.Bytes()));
        builder.stream(
                        settings.topics().ingest(),
                        Consumed.with(BYTES, BYTES, new RecordTime(), AutoOffsetReset.earliest())
                                .withName("ingest"))
                .process(() -> new RekeyProcessor(pipeline, settings.maxRecordBytes()), Named.as("identify"))
                .repartition(Repartitioned.with(BYTES, BYTES)
                        .withName("by-article")
                        .withNumberOfPartitions(settings.partitions()))
                .process(
                        () -> new LedgerProcessor(
                                pipeline,
                                settings.events(),
                                settings.maxEventBytes(),
                                outcomes,
                                traces,
                                routing,
                                clocks),
                        Named.as(LEDGER_NODE),
                        LedgerStores.LEDGER,
                        LedgerStores.HELD,
                        LedgerStores.RELEASES);
        Topology topology = builder.build();
        sink(topology, OutputTopics.NORMALIZED, settings.topics().normalized());
        sink(topology, OutputTopics.HELD, settings.topics().held());
        sink(topology, OutputTopics.REJECTED, settings.topics().rejected());
        sink(topology, JournalTopic.JOURNAL, settings.topics().journal());
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
}
