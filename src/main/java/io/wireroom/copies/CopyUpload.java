package io.wireroom.copies;

import io.wireroom.archive.RetainedCommit;
import io.wireroom.article.Sha256;
import io.wireroom.objects.ObjectStore;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Uploads commits of one index: the parts that the store does not have, then the manifest. An upload that ends early leaves parts, which
 * the next one uses.
 */
final class CopyUpload {
    private final ObjectStore store;
    private final InstantSource clock;
    /** Files don't change, and an index does not use a name twice. */
    private final Map<String, CopiedFile> described = new HashMap<>();

    CopyUpload(ObjectStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * An upload that is complete.
     *
     * @param key of the manifest
     * @param bytes that were sent
     */
    record Uploaded(String key, CopyManifest manifest, long bytes) {}

    /**
     * @param listing the store's content, read just before
     * @param named parts that existing manifests name
     */
    Uploaded upload(RetainedCommit commit, CopyListing listing, Set<String> named) throws IOException {
        CopyKeys keys = CopyKeys.of(commit.identity(), RetainedCommit.format());
        Instant created = clock.instant();
        Sending sending = new Sending(keys, commit.folder(), usable(listing, named));
        List<CopiedFile> files = new ArrayList<>();
        for (String name : commit.files()) {
            files.add(sending.send(name));
        }
        described.keySet().retainAll(commit.files());
        CopyManifest manifest = new CopyManifest(
                commit.identity(),
                RetainedCommit.format(),
                RetainedCommit.lucene(),
                commit.positions(),
                created,
                List.copyOf(files));
        String key = keys.manifest(created);
        store.put(key, manifest.toJson());
        sending.repair(manifest);
        return new Uploaded(key, manifest, sending.bytes);
    }

    /**
     * Parts that need not be sent. A part that no manifest names may be deleted by another endpoint, unless it is new.
     */
    private static Set<String> usable(CopyListing listing, Set<String> named) {
        Set<String> usable = new HashSet<>();
        Instant now = CopyListing.latest(List.copyOf(listing.parts().values()));
        Duration young = CopyCleanup.GRACE.dividedBy(2);
        listing.parts().forEach((hash, part) -> {
            if (named.contains(hash) || part.modified().plus(young).isAfter(now)) {
                usable.add(hash);
            }
        });
        return usable;
    }

    /** One upload. */
    private final class Sending {
        private final CopyKeys keys;
        private final Path folder;
        private final Set<String> stored;
        private long bytes;

        Sending(CopyKeys keys, Path folder, Set<String> stored) {
            this.keys = keys;
            this.folder = folder;
            this.stored = stored;
        }

        CopiedFile send(String name) throws IOException {
            CopiedFile known = described.get(name);
            if (known != null && stored.containsAll(known.parts())) {
                return known;
            }
            try (FileChannel file = FileChannel.open(folder.resolve(name))) {
                long length = file.size();
                List<String> parts = new ArrayList<>();
                for (long at = 0; at < length; at += CopiedFile.PART_BYTES) {
                    byte[] part = read(file, at, (int) Math.min(CopiedFile.PART_BYTES, length - at));
                    String hash = Sha256.hex(Sha256.of(part));
                    parts.add(hash);
                    if (stored.add(hash)) {
                        put(hash, part);
                    }
                }
                CopiedFile sent = new CopiedFile(name, length, List.copyOf(parts));
                described.put(name, sent);
                return sent;
            }
        }

        private void put(String hash, byte[] part) throws IOException {
            try {
                store.put(keys.part(hash), part);
            } catch (IOException e) {
                stored.remove(hash);
                throw e;
            }
            bytes += part.length;
        }

        /** Sends again what another endpoint has deleted meanwhile, because no manifest named it. */
        void repair(CopyManifest manifest) throws IOException {
            stored.retainAll(CopyListing.of(store, keys).parts().keySet());
            for (CopiedFile file : manifest.files()) {
                CopiedFile _ = send(file.name());
            }
        }
    }

    private static byte[] read(FileChannel file, long position, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (file.read(buffer, position + buffer.position()) < 0) {
                throw new EOFException("a file of the index became shorter");
            }
        }
        return buffer.array();
    }
}
