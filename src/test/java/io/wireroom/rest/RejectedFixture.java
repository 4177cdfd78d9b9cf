package io.wireroom.rest;

import static io.wireroom.rest.Documents.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.wireroom.kafka.client.TopicNames;
import io.wireroom.service.kafka.KafkaConnection;
import java.util.ArrayList;
import java.util.List;

/** Has documents rejected that HTTP would refuse, and reads them as an operator. */
record RejectedFixture(PartnerClient operator, KafkaConnection kafka) {

    /** Waits until the rejected documents can be listed. */
    static RejectedFixture whenIndexed(KafkaConnection kafka) {
        PartnerClient operator = PartnerClient.of("operator");
        PartnerClient.await(() -> operator.get("/v1/rejected").statusCode() == 200);
        return new RejectedFixture(operator, kafka);
    }

    /** A document whose date can't be read. */
    static String untold(long id, String source) {
        return untold(id, source, "Untold");
    }

    static String untold(long id, String source, String title) {
        return Documents.of(id, source, title, "").replace("2024-03-01T10:00:00Z", "someday");
    }

    /** Waits until the document is listed. */
    JsonNode reject(String source, String document, String... headers) {
        int before = of(source).size();
        produce(document, headers);
        PartnerClient.await(() -> of(source).size() > before);
        return of(source).getFirst();
    }

    void produce(String document, String... headers) {
        Documents.produce(kafka.settings().bootstrapServers(), TopicNames.DEFAULT.ingest(), document, headers);
    }

    /** The rejected documents of a source, the newest first. */
    List<JsonNode> of(String source) {
        List<JsonNode> items = new ArrayList<>();
        json(operator.get("/v1/rejected?source=" + source)).path("items").forEach(items::add);
        return items;
    }

    /** Its current state. */
    JsonNode again(JsonNode rejected) {
        return json(operator.get("/v1/rejected/" + rejected.path("id").asText()));
    }
}
