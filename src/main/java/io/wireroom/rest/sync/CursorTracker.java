package io.wireroom.rest.sync;

import io.wireroom.archive.Cursor;
import io.wireroom.receipts.Consumer;
import io.wireroom.receipts.ConsumerNames;
import io.wireroom.receipts.ReadPositions;
import io.wireroom.rest.access.PartnerDirectory;
import io.wireroom.rest.access.Reader;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.query.Parameters;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Tracks the cursors that readers are sent and return. A reader that returns a cursor has everything before it. The parameter
 * {@value #CONSUMER} distinguishes several readers of a partner.
 */
@Singleton
final class CursorTracker {
    static final String CONSUMER = "consumer";

    private final ReadPositions positions;
    private final PartnerDirectory partners;
    private final Clock clock = Clock.systemUTC();

    CursorTracker(ReadPositions positions, PartnerDirectory partners) {
        this.positions = positions;
        this.partners = partners;
    }

    /**
     * The consumer that makes the request.
     *
     * @param identity identity of the log
     * @throws Problem 400 if the name is invalid, or if the partner uses too many names
     */
    Consumer consumer(Parameters parameters, Reader reader, String channel, String identity) {
        String name = parameters.text(CONSUMER);
        if (name == null) {
            return new Consumer(reader.name(), ConsumerNames.DEFAULT, channel, identity);
        }
        if (!ConsumerNames.isValid(name)) {
            throw Parameters.bad(CONSUMER, "not 1 to 64 letters, digits, '.', '_' and '-'");
        }
        if (!positions.accepts(reader.name(), name)) {
            throw Parameters.bad(
                    CONSUMER,
                    "more than " + ConsumerNames.MAX_NAMES
                            + " names; a name is free 30 days after its last request, or at once after DELETE"
                            + " /v1/me/consumers/{name}");
        }
        return new Consumer(reader.name(), name, channel, identity);
    }

    /** @param given the request's cursor; null if it has none */
    void returned(Consumer consumer, @Nullable Cursor given) {
        if (given != null && !partners.isReadingOpen()) {
            positions.returned(consumer, given, clock.instant());
        }
    }

    /** @param next the cursor after the response */
    void sent(Consumer consumer, Cursor next) {
        if (!partners.isReadingOpen()) {
            positions.sent(consumer, next, clock.instant());
        }
    }
}
