package io.wireroom.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.wireroom.kafka.ImportProgress;
import io.wireroom.kafka.ImportProgress.End;
import io.wireroom.kafka.ImportProgress.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An import's progress as a line of JSON. */
final class ImportReport {
    private static final JsonFactory JSON = new JsonFactory();

    private ImportReport() {}

    static byte[] line(ImportProgress progress) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberField("read", progress.read());
            json.writeNumberField("accepted", progress.accepted());
            json.writeNumberField("failed", progress.failed());
            json.writeNumberField("skipped", progress.skipped());
            if (progress.end() != null) {
                problems(progress, json);
                end(progress.end(), json);
            }
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("memory can't fail", e);
        }
        return bytes.toByteArray();
    }

    private static void problems(ImportProgress progress, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("problems");
        for (Problem problem : progress.problems()) {
            json.writeStartObject();
            json.writeNumberField("entry", problem.entry());
            json.writeStringField("name", problem.name());
            json.writeStringField("code", word(problem.cause()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void end(End end, JsonGenerator json) throws IOException {
        switch (end) {
            case End.Complete() -> json.writeStringField("end", "complete");
            case End.Damaged(long entry, String name, String detail) -> end("damaged", entry, name, detail, json);
            case End.OverLimit(long entry, String limit) -> end("over-limit", entry, null, limit, json);
            case End.KafkaUnavailable(long entry, String reason) -> end("unavailable", entry, null, null, json);
        }
    }

    private static void end(String word, long entry, @Nullable String name, @Nullable String detail, JsonGenerator json)
            throws IOException {
        json.writeStringField("end", word);
        json.writeNumberField("entry", entry);
        if (name != null) {
            json.writeStringField("name", name);
        }
        if (detail != null) {
            json.writeStringField("detail", detail);
        }
    }

    private static String word(ImportProgress.Cause cause) {
        return cause.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
