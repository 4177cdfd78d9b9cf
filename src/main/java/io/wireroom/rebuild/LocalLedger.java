package io.wireroom.rebuild;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.kafka.client.Topics;
import io.wireroom.streams.LedgerChangelog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The local store of the ledger. Kafka Streams continues a store at its last offset without checking the content of the changelog
 * before it. After a restore, this would mix two ledgers. Therefore the store is used only with the changelogs that it was created
 * from.
 */
public final class LocalLedger {
    private static final String MARKER = "changelogs";

    private final Path folder;
    private final Topics topics;
    private final LedgerChangelog changelog;

    /** @param folder the state folder of Kafka Streams */
    public LocalLedger(Path folder, Topics topics, LedgerChangelog changelog) {
        this.folder = folder;
        this.topics = topics;
        this.changelog = changelog;
    }

    /**
     * Deletes the store if it was created from other changelogs. Kafka Streams restores it.
     *
     * @return whether the store was deleted
     */
    public boolean deleteIfForeign() throws IOException {
        Path marker = folder.resolve(MARKER);
        if (!Files.exists(marker) || Arrays.equals(Files.readAllBytes(marker), identities())) {
            return false;
        }
        delete(folder.resolve(changelog.applicationId()));
        Files.delete(marker);
        return true;
    }

    /** Stores the ids of the changelogs that the store is created from. Called when Kafka Streams has created them. */
    public void note() throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve(MARKER), identities());
    }

    /** Marks the store for deletion at the next start. */
    public void deleteAtNextStart() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(MARKER), "damaged");
    }

    private byte[] identities() {
        List<Optional<String>> all =
                changelog.topics().stream().map(topics::identity).toList();
        return all.toString().getBytes(UTF_8);
    }

    private static void delete(Path store) throws IOException {
        if (!Files.exists(store)) {
            return;
        }
        try (Stream<Path> files = Files.walk(store)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
