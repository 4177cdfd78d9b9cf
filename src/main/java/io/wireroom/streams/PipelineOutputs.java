package io.wireroom.streams;

import org.apache.kafka.streams.processor.api.ProcessorContext;

/** Everything that is written in the transaction of the record that is being processed. */
record PipelineOutputs(OutputTopics topics, JournalTopic journal, RouteOutputs routes) {
    static PipelineOutputs of(ProcessorContext<byte[], byte[]> context, EventAttributes events, Routing routing) {
        return new PipelineOutputs(
                new OutputTopics(context, events),
                new JournalTopic(context),
                new RouteOutputs(context, events, routing));
    }
}
