package io.wireroom.rest.intake;

import com.fasterxml.jackson.core.JsonGenerator;
import io.wireroom.imports.ImportProgress;
import io.wireroom.imports.ImportProgress.End;
import io.wireroom.imports.ImportProgress.Problem;
import io.wireroom.json.JsonObjects;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An import's progress as lines of JSON: counts, and the documents that were rejected. */
final class ImportReport {
    private ImportReport() {}

    /** The counts; at the end, also the counts by code and the result. */
    static byte[] line(ImportProgress progress) {
        return JsonObjects.line(json -> {
            json.writeNumberField("read", progress.read());
            json.writeNumberField("accepted", progress.accepted());
            json.writeNumberField("rejected", progress.rejected());
            json.writeNumberField("failed", progress.failed());
            json.writeNumberField("skipped", progress.skipped());
            if (progress.end() != null) {
                codes(progress.codes(), json);
                end(progress.end(), json);
            }
        });
    }

    /** A rejected document. */
    static byte[] line(Problem problem) {
        return JsonObjects.line(json -> {
            json.writeObjectFieldStart("problem");
            json.writeNumberField("entry", problem.entry());
            json.writeStringField("name", problem.name());
            json.writeStringField("code", problem.code());
            json.writeStringField("detail", problem.detail());
            if (problem.position() != null) {
                json.writeNumberField("line", problem.position().line());
                json.writeNumberField("column", problem.position().column());
            }
            json.writeEndObject();
        });
    }

    private static void codes(Map<String, Long> codes, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("codes");
        for (Map.Entry<String, Long> code : new TreeMap<>(codes).entrySet()) {
            json.writeNumberField(code.getKey(), code.getValue());
        }
        json.writeEndObject();
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
}
