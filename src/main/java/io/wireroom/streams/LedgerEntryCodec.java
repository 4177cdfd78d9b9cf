package io.wireroom.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.article.Audience;
import io.wireroom.article.Source;
import io.wireroom.ledger.LedgerEntry;
import io.wireroom.ledger.LedgerEntry.Pending;
import io.wireroom.ledger.LedgerEntry.State;
import io.wireroom.ledger.PublishedState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ledger entries as the bytes of the ledger's store and its changelog: a format byte, then the fields in order. */
final class LedgerEntryCodec {
    private static final byte FORMAT = 1;

    private static final byte UNPUBLISHED = 0;
    private static final byte PUBLISHED = 1;
    private static final byte WITHDRAWN = 2;
    private static final byte BARRED = 3;

    private LedgerEntryCodec() {}

    static byte[] write(LedgerEntry entry) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            writeState(entry.state(), out);
            Pending pending = entry.pending();
            out.writeBoolean(pending != null);
            if (pending != null) {
                writeText(pending.contentHash(), out);
                Instant release = pending.release();
                out.writeLong(release == null ? Long.MIN_VALUE : release.toEpochMilli());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory can't fail", e);
        }
        return bytes.toByteArray();
    }

    static LedgerEntry read(byte @Nullable [] bytes) {
        if (bytes == null) {
            return LedgerEntry.NEW;
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            byte format = in.readByte();
            if (format != FORMAT) {
                throw new IllegalStateException("ledger entry of format " + format + "; this version reads " + FORMAT);
            }
            State state = readState(in);
            Pending pending = in.readBoolean() ? new Pending(readText(in), readRelease(in)) : null;
            return new LedgerEntry(state, pending);
        } catch (IOException e) {
            throw new UncheckedIOException("a ledger entry is cut short", e);
        }
    }

    private static void writeState(State state, DataOutputStream out) throws IOException {
        switch (state) {
            case State.Unpublished() -> out.writeByte(UNPUBLISHED);
            case State.Barred() -> out.writeByte(BARRED);
            case State.Published(PublishedState standing, String contentHash) -> {
                out.writeByte(PUBLISHED);
                writeStanding(standing, out);
                writeText(contentHash, out);
            }
            case State.Withdrawn(PublishedState standing, String reason) -> {
                out.writeByte(WITHDRAWN);
                writeStanding(standing, out);
                writeOptional(reason, out);
            }
        }
    }

    private static State readState(DataInputStream in) throws IOException {
        return switch (in.readByte()) {
            case UNPUBLISHED -> new State.Unpublished();
            case BARRED -> new State.Barred();
            case PUBLISHED -> new State.Published(readStanding(in), readText(in));
            case WITHDRAWN -> new State.Withdrawn(readStanding(in), readOptional(in));
            default -> throw new IllegalStateException("a ledger entry of a state that this version does not know");
        };
    }

    private static @Nullable Instant readRelease(DataInputStream in) throws IOException {
        long release = in.readLong();
        return release == Long.MIN_VALUE ? null : Instant.ofEpochMilli(release);
    }

    private static void writeStanding(PublishedState standing, DataOutputStream out) throws IOException {
        out.writeInt(standing.revision());
        out.writeLong(standing.date().toEpochMilli());
        writeText(standing.source().key(), out);
        writeText(standing.source().name(), out);
        writeText(standing.path(), out);
        writeText(standing.canonicalUrl(), out);
        writeOptional(standing.language(), out);
        writeAll(standing.tags(), out);
        out.writeInt(standing.formerly().size());
        for (Audience reach : standing.formerly()) {
            writeText(reach.sourceKey(), out);
            writeOptional(reach.language(), out);
            writeAll(reach.tags(), out);
        }
    }

    private static PublishedState readStanding(DataInputStream in) throws IOException {
        int revision = in.readInt();
        Instant date = Instant.ofEpochMilli(in.readLong());
        Source source = new Source(readText(in), readText(in));
        String path = readText(in);
        String canonicalUrl = readText(in);
        String language = readOptional(in);
        List<String> tags = readAll(in);
        int count = in.readInt();
        List<Audience> formerly = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            formerly.add(new Audience(readText(in), readOptional(in), readAll(in)));
        }
        return new PublishedState(revision, date, source, path, canonicalUrl, language, tags, formerly);
    }

    /** Not {@code writeUTF}: that ends at 65,535 bytes. */
    private static void writeText(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new String(bytes, UTF_8);
    }

    private static void writeOptional(@Nullable String text, DataOutputStream out) throws IOException {
        out.writeBoolean(text != null);
        if (text != null) {
            writeText(text, out);
        }
    }

    private static @Nullable String readOptional(DataInputStream in) throws IOException {
        return in.readBoolean() ? readText(in) : null;
    }

    private static void writeAll(List<String> texts, DataOutputStream out) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            writeText(text, out);
        }
    }

    private static List<String> readAll(DataInputStream in) throws IOException {
        int count = in.readInt();
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(readText(in));
        }
        return texts;
    }
}
