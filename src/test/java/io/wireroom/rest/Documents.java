package io.wireroom.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Documents as producers hand them in, and answers about them. */
final class Documents {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Documents() {}

    static String of(long id, String source, String title, String more) {
        return """
            +++
            title = "%s"
            source = "%s"
            date = "2024-03-01T10:00:00Z"
            article_id = %d
            %s
            +++
            The body of it.
            """.formatted(title, source, id, more);
    }

    static JsonNode json(HttpResponse<byte[]> answer) {
        return json(new String(answer.body(), UTF_8));
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hands a document in and waits until the pipeline has decided; its status as {@code reader} sees it. */
    static JsonNode decided(PartnerClient producer, PartnerClient reader, String document) {
        HttpResponse<byte[]> answer = producer.send("POST", "/v1/articles", document);
        assertThat(answer.statusCode()).isEqualTo(202);
        return decided(reader, answer.headers().firstValue("Location").orElseThrow());
    }

    /** What a document's status is once the pipeline has decided. */
    static JsonNode decided(PartnerClient reader, String location) {
        AtomicReference<JsonNode> status = new AtomicReference<>();
        PartnerClient.await(() -> {
            HttpResponse<byte[]> answer = reader.get(location);
            status.set(json(answer));
            return answer.statusCode() == 200
                    && status.get().path("state").asText().equals("decided");
        });
        return status.get();
    }

    /** Puts a document onto a topic past the HTTP intake, which would refuse it. */
    static void produce(String servers, String topic, String document, String... headers) {
        Map<String, Object> settings = Map.of("bootstrap.servers", servers, "metric.reporters", "");
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            var record = new ProducerRecord<byte[], byte[]>(topic, document.getBytes(UTF_8));
            for (int i = 0; i < headers.length; i += 2) {
                record.headers().add(headers[i], headers[i + 1].getBytes(UTF_8));
            }
            Future<RecordMetadata> _ = producer.send(record);
        }
    }
}
