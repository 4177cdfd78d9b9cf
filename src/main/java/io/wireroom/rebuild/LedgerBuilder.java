package io.wireroom.rebuild;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.article.Article;
import io.wireroom.article.ArticleId;
import io.wireroom.article.Edition;
import io.wireroom.article.Withdrawal;
import io.wireroom.event.ArticleJsonReader;
import io.wireroom.event.MalformedEditionException;
import io.wireroom.ledger.LedgerEntry;
import io.wireroom.ledger.LedgerEntry.HeldVersion;
import io.wireroom.ledger.LedgerEntry.State;
import io.wireroom.ledger.Placement;
import io.wireroom.ledger.PublishedState;
import io.wireroom.rebuild.ScratchStore.Kind;
import io.wireroom.route.RouteFormat;
import io.wireroom.streams.HeldHeaders;
import io.wireroom.streams.LedgerChangelog;
import io.wireroom.streams.LedgerHeader;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Builds the ledger from the records of the topics, which must be added in this order: {@code articles.normalized}, {@code
 * articles.held}, the topics of routes, {@code articles.journal}. Then call {@link #settle}.
 */
final class LedgerBuilder {
    private final ScratchStore scratch;
    private long unreadable;

    LedgerBuilder(ScratchStore scratch) {
        this.scratch = scratch;
    }

    /** Number of unreadable records, which were skipped. */
    long unreadable() {
        return unreadable;
    }

    void normalized(ConsumerRecord<byte[], byte[]> record) {
        try {
            if (record.value() == null) {
                unreadable++;
                return;
            }
            Edition edition = ArticleJsonReader.read(record.value());
            LedgerEntry known = entry(edition.id().value());
            if (known.revision() <= edition.revision()) {
                put(edition.id().value(), entry(edition, LedgerHeader.in(record.headers())));
            }
        } catch (MalformedEditionException e) {
            unreadable++;
        }
    }

    private static LedgerEntry entry(Edition edition, Optional<LedgerHeader> facts) {
        PublishedState lastPublished = PublishedState.of(edition);
        State state = switch (edition) {
            case Article article ->
                new State.Published(
                        lastPublished,
                        article.contentHash(),
                        facts.map(LedgerHeader::expiry).orElse(null));
            case Withdrawal withdrawal -> new State.Withdrawn(lastPublished, withdrawal.reason());
        };
        return new LedgerEntry(
                state,
                null,
                facts.map(LedgerHeader::version).orElse(null),
                facts.isPresent() ? facts.get().latest() : edition.updated());
    }

    void held(ConsumerRecord<byte[], byte[]> record) {
        Optional<ArticleId> id = id(record);
        if (id.isEmpty()) {
            unreadable++;
            return;
        }
        long article = id.get().value();
        LedgerEntry entry = entry(article);
        if (record.value() == null) {
            scratch.delete(Kind.HELD, article);
            if (entry.held() != null) {
                put(article, entry.withoutHeldVersion());
            }
            return;
        }
        try {
            HeldVersion held = held(record.value(), HeldHeaders.in(record.headers()));
            LedgerEntry waiting =
                    new LedgerEntry(entry.state(), held, entry.version(), entry.latestArrival(), entry.placements());
            put(
                    article,
                    LedgerHeader.in(record.headers())
                            .map(facts -> laterOf(waiting, facts))
                            .orElse(waiting));
            scratch.put(Kind.HELD, article, record.value());
        } catch (MalformedEditionException | DateTimeException e) {
            unreadable++;
        }
    }

    private static HeldVersion held(byte[] json, HeldHeaders facts) throws MalformedEditionException {
        Article article = ArticleJsonReader.readHeld(json);
        return new HeldVersion(
                article.contentHash(),
                ArticleJsonReader.readRelease(json),
                facts.expiry(),
                facts.dated() ? null : article.date(),
                article.source().key());
    }

    /** Adds a record of a route's topic. */
    void routed(ConsumerRecord<byte[], byte[]> record) {
        id(record).filter(id -> scratch.get(Kind.ENTRY, id.value()) != null).ifPresent(id -> {
            LedgerEntry entry = entry(id.value());
            List<Placement> placements = new ArrayList<>(entry.placements());
            placements.removeIf(placement -> placement.topic().equals(record.topic()));
            if (record.value() != null) {
                placement(record).ifPresent(placements::add);
            }
            put(id.value(), entry.withPlacements(placements));
        });
    }

    private static Optional<Placement> placement(ConsumerRecord<byte[], byte[]> record) {
        String routes = text(record, "wireroom-route");
        String event = text(record, "ce_id");
        Optional<RouteFormat> format =
                Optional.ofNullable(text(record, "content-type")).flatMap(RouteFormat::ofContentType);
        if (routes == null || event == null || format.isEmpty() || !event.matches("[0-9]+:[0-9]{1,9}")) {
            return Optional.empty();
        }
        int revision = Integer.parseInt(event.substring(event.indexOf(':') + 1));
        return Optional.of(new Placement(
                record.topic(), List.of(routes.split(",", -1)), format.get().toString(), revision));
    }

    /** Keeps the state after the latest decision about each article. */
    void journal(ConsumerRecord<byte[], byte[]> record) {
        Optional<LedgerHeader> facts = LedgerHeader.in(record.headers());
        id(record).filter(id -> facts.isPresent()).ifPresent(id -> {
            JournaledState next = new JournaledState(record.timestamp(), record.partition(), facts.get());
            byte[] known = scratch.get(Kind.FACTS, id.value());
            if (known == null || JournaledState.read(known).isBefore(next)) {
                scratch.put(Kind.FACTS, id.value(), next.write());
            }
        });
    }

    /**
     * Applies the journal, which has changes of entries without an event.
     *
     * @return articles with a later revision in the journal than on {@code articles.normalized}
     */
    List<Long> settle() {
        List<Long> missing = new ArrayList<>();
        scratch.each(Kind.FACTS, (id, value) -> {
            LedgerHeader facts = JournaledState.read(value).facts();
            LedgerEntry entry = entry(id);
            if (facts.revision() > entry.revision()) {
                missing.add(id);
            } else if (facts.revision() == entry.revision()) {
                put(id, laterOf(stated(entry, facts), facts));
            }
        });
        return missing;
    }

    private static LedgerEntry stated(LedgerEntry entry, LedgerHeader facts) {
        State state = switch (entry.state()) {
            case State.Published published ->
                new State.Published(published.lastPublished(), published.contentHash(), facts.expiry());
            case State.Unpublished() when facts.suppressed() -> new State.Suppressed(facts.source());
            case State other -> other;
        };
        return new LedgerEntry(state, entry.held(), entry.version(), entry.latestArrival(), entry.placements());
    }

    private static LedgerEntry laterOf(LedgerEntry entry, LedgerHeader facts) {
        Instant latest = facts.latest();
        boolean older = latest == null || (entry.latestArrival() != null && latest.isBefore(entry.latestArrival()));
        return older
                ? entry
                : new LedgerEntry(entry.state(), entry.held(), facts.version(), latest, entry.placements());
    }

    private LedgerEntry entry(long id) {
        return LedgerChangelog.read(scratch.get(Kind.ENTRY, id));
    }

    private void put(long id, LedgerEntry entry) {
        scratch.put(Kind.ENTRY, id, LedgerChangelog.write(entry));
    }

    private static Optional<ArticleId> id(ConsumerRecord<byte[], byte[]> record) {
        return record.key() == null ? Optional.empty() : ArticleId.parse(new String(record.key(), UTF_8));
    }

    private static @Nullable String text(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }
}
