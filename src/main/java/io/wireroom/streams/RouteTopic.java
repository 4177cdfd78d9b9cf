package io.wireroom.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.RecordContext;
import org.apache.kafka.streams.processor.TopicNameExtractor;

/** Passes the topic of a route's record to the sink in an internal header, which the sink removes. */
final class RouteTopic implements TopicNameExtractor<byte[], byte[]> {
    private static final String TOPIC = "wireroom-internal-topic";

    static void write(String topic, Headers headers) {
        headers.add(TOPIC, topic.getBytes(UTF_8));
    }

    @Override
    public String extract(byte[] key, byte[] value, RecordContext context) {
        Header topic = context.headers().lastHeader(TOPIC);
        if (topic == null) {
            throw new IllegalStateException("a route's record without its topic");
        }
        context.headers().remove(TOPIC);
        return new String(topic.value(), UTF_8);
    }
}
