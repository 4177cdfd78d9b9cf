package io.wireroom.webhook;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the format of {@link DeliveryJson}. Empty for other input. */
final class DeliveryJsonReader {
    private DeliveryJsonReader() {}

    private interface Reading<T> {
        T read(JsonMembers members) throws IOException;
    }

    static Optional<DeliveryRecord> record(byte[] json) {
        return read(json, DeliveryJsonReader::record);
    }

    static Optional<WorkerCommand> command(byte[] json) {
        return read(json, members -> new WorkerCommand(members.required("id"), members.text("cursor")));
    }

    private static <T> Optional<T> read(byte[] json, Reading<T> reading) {
        try {
            return Optional.of(reading.read(JsonMembers.read(json)));
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static DeliveryRecord record(JsonMembers members) throws IOException {
        List<ParkedMessage> parked = new ArrayList<>();
        for (JsonMembers each : members.all("parked")) {
            parked.add(new ParkedMessage(
                    Instant.parse(each.required("at")),
                    each.required("id"),
                    each.number("article_id"),
                    (int) each.number("revision"),
                    (int) each.number("status"),
                    each.required("cursor")));
        }
        List<Attempt> attempts = new ArrayList<>();
        for (JsonMembers each : members.all("attempts")) {
            attempts.add(attempt(each));
        }
        DeliveryState state = new DeliveryState(
                members.number("version"),
                (int) members.number("epoch"),
                members.text("cursor"),
                (int) members.number("failures"),
                members.moment("first_failure"),
                members.moment("next_attempt"),
                disabled(members.all("disabled")),
                members.moment("last_success"),
                parked,
                members.number("parked_total"),
                members.text("order"));
        return new DeliveryRecord(state, attempts);
    }

    private static DeliveryState.@Nullable Disabled disabled(List<JsonMembers> found) throws IOException {
        return found.isEmpty()
                ? null
                : new DeliveryState.Disabled(
                        Instant.parse(found.getFirst().required("since")),
                        found.getFirst().required("reason"));
    }

    private static Attempt attempt(JsonMembers members) throws IOException {
        String article = members.text("article_id");
        return new Attempt(
                Instant.parse(members.required("at")),
                members.required("id"),
                members.required("type"),
                article == null ? null : Long.valueOf(article),
                (int) members.number("revision"),
                Result.labelled(members.required("result")),
                (int) members.number("status"),
                members.number("millis"));
    }
}
