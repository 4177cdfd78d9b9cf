package io.wireroom.copies;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wireroom.archive.PartitionOffsets;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a copy of an index consists of. As JSON: {@code identity}, {@code format}, {@code lucene}, {@code positions} (an array of offsets),
 * {@code created}, and {@code files} (an array of {@code name}, {@code length} and {@code parts}).
 *
 * @param identity identity of the log
 * @param format format of the documents
 * @param lucene version of Lucene that wrote it
 * @param positions the index contains what is before these positions
 * @param created when the upload began, by the clock of the endpoint
 * @param files the last one is the commit, which makes the others an index
 */
record CopyManifest(
        String identity,
        String format,
        String lucene,
        PartitionOffsets positions,
        Instant created,
        List<CopiedFile> files) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @throws IllegalArgumentException if these can't be the files of an index */
    CopyManifest {
        boolean endsInCommit = !files.isEmpty() && files.getLast().isCommit();
        if (!endsInCommit
                || files.stream().filter(CopiedFile::isCommit).count() != 1
                || files.stream().map(CopiedFile::name).distinct().count() != files.size()) {
            throw new IllegalArgumentException("not the files of an index");
        }
    }

    /** Length of all files, in bytes. */
    long length() {
        return files.stream().mapToLong(CopiedFile::length).sum();
    }

    byte[] toJson() {
        ObjectNode json = JSON.createObjectNode();
        json.put("identity", identity).put("format", format).put("lucene", lucene);
        ArrayNode offsets = json.putArray("positions");
        for (int partition = 0; partition < positions.partitions(); partition++) {
            offsets.add(positions.next(partition));
        }
        json.put("created", created.toString());
        ArrayNode list = json.putArray("files");
        for (CopiedFile file : files) {
            ObjectNode entry = list.addObject().put("name", file.name()).put("length", file.length());
            file.parts().forEach(entry.putArray("parts")::add);
        }
        try {
            return JSON.writeValueAsBytes(json);
        } catch (JacksonException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws IllegalArgumentException if it was not written by {@link #toJson} */
    static CopyManifest parse(byte[] bytes) {
        try {
            JsonNode json = JSON.readTree(bytes);
            List<CopiedFile> files = new ArrayList<>();
            for (JsonNode file : json.path("files")) {
                files.add(new CopiedFile(
                        file.path("name").asText(), file.path("length").asLong(-1), texts(file.path("parts"))));
            }
            return new CopyManifest(
                    json.path("identity").asText(),
                    json.path("format").asText(),
                    json.path("lucene").asText(),
                    positions(json.path("positions")),
                    Instant.parse(json.path("created").asText()),
                    List.copyOf(files));
        } catch (IOException | DateTimeException e) {
            throw new IllegalArgumentException("not a manifest", e);
        }
    }

    private static PartitionOffsets positions(JsonNode offsets) {
        long[] next = new long[offsets.size()];
        for (int i = 0; i < next.length; i++) {
            next[i] = offsets.path(i).asLong(-1);
        }
        return PartitionOffsets.of(next);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>(array.size());
        array.forEach(text -> texts.add(text.asText()));
        return List.copyOf(texts);
    }
}
