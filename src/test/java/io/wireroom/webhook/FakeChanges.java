package io.wireroom.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.archive.AccessScope;
import io.wireroom.archive.ArchivedEdition;
import io.wireroom.archive.ChangeEntry;
import io.wireroom.archive.ChangesPage;
import io.wireroom.archive.Cursor;
import io.wireroom.archive.CursorRights;
import io.wireroom.archive.PageSize;
import io.wireroom.archive.PartitionOffsets;
import io.wireroom.article.ArticleId;
import io.wireroom.article.ChangeType;
import io.wireroom.partner.Partner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Changes in memory, of one partition. */
public final class FakeChanges implements ChangeSource {
    private final List<ChangeEntry> entries = new ArrayList<>();
    private final List<ChangeEntry> changedByRights = new ArrayList<>();
    private int rightsVersion;
    volatile String identity = "log";
    volatile boolean available = true;

    public void setIdentity(String other) {
        identity = other;
    }

    public void setAvailable(boolean now) {
        available = now;
    }

    public void add(long article, int revision, ChangeType type) {
        byte[] json = ("{\"article_id\":" + article + ",\"revision\":" + revision + "}").getBytes(UTF_8);
        add(article, revision, type, json);
    }

    /** @param json of the edition */
    public synchronized void add(long article, int revision, ChangeType type, byte[] json) {
        Instant now = Instant.now();
        PartitionOffsets after = PartitionOffsets.of(entries.size() + 1);
        entries.add(new ChangeEntry.Visible(
                new ArchivedEdition(new ArticleId(article), revision, type, "/p", now, now, json), after));
        notifyAll();
    }

    @Override
    public Optional<String> identity() {
        return available ? Optional.of(identity) : Optional.empty();
    }

    @Override
    public synchronized Optional<PartitionOffsets> head() {
        return available ? Optional.of(PartitionOffsets.of(entries.size())) : Optional.empty();
    }

    @Override
    public synchronized Optional<ChangesPage> changes(
            PartitionOffsets from, String expected, AccessScope rights, PageSize size) {
        int start = (int) from.next(0);
        int end = Math.min(entries.size(), start + size.entries());
        return available && expected.equals(identity)
                ? Optional.of(
                        new ChangesPage(entries.subList(start, end), PartitionOffsets.of(end), end == entries.size()))
                : Optional.empty();
    }

    @Override
    public Optional<ChangesPage> entitled(Cursor from, String expected, Partner partner, PageSize size) {
        long current = partner.rights().fingerprint();
        CursorRights copy = from.rights() == null ? CursorRights.complete(current) : from.rights();
        CursorRights begun = copy.current() == current
                ? copy
                : new CursorRights(current, List.of(copy.current()), 0); // one change at a time
        List<ChangeEntry> entries = rightsEntries(begun, from.positions(), size);
        return entries.isEmpty()
                ? changes(from.positions(), expected, partner.rights(), size).map(page -> page.with(begun.completed()))
                : Optional.of(ChangesPage.ofRights(entries, from.positions(), begun, rightsVersion));
    }

    private synchronized List<ChangeEntry> rightsEntries(CursorRights begun, PartitionOffsets at, PageSize size) {
        return changedByRights.stream()
                .filter(entry -> !begun.isComplete() && entry.id().value() > begun.passed())
                .limit(size.entries())
                .map(entry -> (ChangeEntry)
                        switch (entry) {
                            case ChangeEntry.Visible seen -> new ChangeEntry.Visible(seen.edition(), at);
                            case ChangeEntry.AccessLost lost ->
                                new ChangeEntry.AccessLost(lost.id(), lost.revision(), lost.path(), lost.updated(), at);
                        })
                .toList();
    }

    /** The next change of rights hides these articles, in the order of their ids. */
    public synchronized void hide(int newTurn, long... articles) {
        rightsVersion = newTurn;
        changedByRights.clear();
        for (long each : articles) {
            changedByRights.add(
                    new ChangeEntry.AccessLost(new ArticleId(each), 1, "/p", Instant.now(), PartitionOffsets.START));
        }
    }

    /** The next change of rights shows these articles, in the order of their ids. */
    public synchronized void reveal(int newTurn, long... articles) {
        rightsVersion = newTurn;
        changedByRights.clear();
        for (long each : articles) {
            Instant now = Instant.now();
            changedByRights.add(new ChangeEntry.Visible(
                    new ArchivedEdition(
                            new ArticleId(each), 1, ChangeType.PUBLISHED, "/p", now, now, "{}".getBytes(UTF_8)),
                    PartitionOffsets.START));
        }
    }

    @Override
    public synchronized long version() {
        return entries.size();
    }

    @Override
    public synchronized void await(long seen, Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (entries.size() == seen && System.nanoTime() < deadline) {
            wait(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
        }
    }

    @Override
    public byte[] articleJson(ChangeEntry entry, Partner partner) {
        return entry instanceof ChangeEntry.Visible seen ? seen.edition().json() : "{}".getBytes(UTF_8);
    }

    @Override
    public byte[] ninjs(ChangeEntry entry, Partner partner) {
        return "{\"uri\":\"x\"}".getBytes(UTF_8);
    }

    @Override
    public String canonicalUrl(ChangeEntry entry, Partner partner) {
        return "https://daily.example/p";
    }
}
