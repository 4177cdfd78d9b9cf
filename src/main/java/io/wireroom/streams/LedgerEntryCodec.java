package io.wireroom.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.article.Audience;
import io.wireroom.article.DocumentVersion;
import io.wireroom.article.DocumentVersion.Kind;
import io.wireroom.article.Source;
import io.wireroom.ledger.LedgerEntry;
import io.wireroom.ledger.LedgerEntry.HeldVersion;
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

/**
 * Encodes ledger entries for the ledger's store and its changelog: a format byte, then the fields in order. All formats are read.
 * An entry is written in the earliest format that has its fields, so that an earlier version of Wireroom can read it. If known, the
 * time of the latest document follows, and the sources of what was never published; earlier versions ignore them.
 */
final class LedgerEntryCodec {
    private static final byte FIRST = 1;

    /** Adds expiry, date of the held version, and version. */
    private static final byte SECOND = 2;

    /** Adds the topics of routes that have the article. */
    private static final byte THIRD = 3;

    private static final long ABSENT = Long.MIN_VALUE;

    private static final byte UNPUBLISHED = 0;
    private static final byte PUBLISHED = 1;
    private static final byte WITHDRAWN = 2;
    private static final byte SUPPRESSED = 3;

    private static final byte NO_VERSION = 0;
    private static final byte NUMBER = 1;
    private static final byte TIME = 2;

    private LedgerEntryCodec() {}

    static byte[] write(LedgerEntry entry) {
        byte format = format(entry);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(format);
            writeState(entry.state(), out);
            out.writeBoolean(entry.held() != null);
            if (entry.held() != null) {
                writeHeld(entry.held(), format, out);
            }
            if (format >= SECOND) {
                writeMoment(entry.expiry(), out);
                writeVersion(entry.version(), out);
            }
            if (format >= THIRD) {
                PlacementCodec.write(entry.placements(), out);
            }
            writeTrailer(entry, out);
        } catch (IOException e) {
            throw new UncheckedIOException("memory can't fail", e);
        }
        return bytes.toByteArray();
    }

    private static void writeTrailer(LedgerEntry entry, DataOutputStream out) throws IOException {
        String held = entry.held() == null ? null : entry.held().source();
        String suppressed = entry.state() instanceof State.Suppressed(String source) ? source : null;
        boolean hasSources = held != null || suppressed != null;
        if (hasSources || entry.latestArrival() != null) {
            writeMoment(entry.latestArrival(), out);
        }
        if (hasSources) {
            writeOptional(held, out);
            writeOptional(suppressed, out);
        }
    }

    private static LedgerEntry readTrailer(LedgerEntry entry, DataInputStream in) throws IOException {
        LedgerEntry dated = in.available() > 0 ? entry.withLatestArrival(readMoment(in)) : entry;
        if (in.available() == 0) {
            return dated;
        }
        String held = readOptional(in);
        String suppressed = readOptional(in);
        State state = dated.state() instanceof State.Suppressed ? new State.Suppressed(suppressed) : dated.state();
        return new LedgerEntry(
                state,
                dated.held() == null ? null : dated.held().withSource(held),
                dated.version(),
                dated.latestArrival(),
                dated.placements());
    }

    private static byte format(LedgerEntry entry) {
        if (!entry.placements().isEmpty()) {
            return THIRD;
        }
        return isOfFirstFormat(entry) ? FIRST : SECOND;
    }

    private static boolean isOfFirstFormat(LedgerEntry entry) {
        HeldVersion held = entry.held();
        return entry.expiry() == null
                && entry.version() == null
                && (held == null || (held.expiry() == null && held.date() == null));
    }

    private static void writeHeld(HeldVersion held, byte format, DataOutputStream out) throws IOException {
        writeText(held.contentHash(), out);
        writeMoment(held.release(), out);
        if (format >= SECOND) {
            writeMoment(held.expiry(), out);
            writeMoment(held.date(), out);
        }
    }

    private static void writeVersion(@Nullable DocumentVersion version, DataOutputStream out) throws IOException {
        out.writeByte(
                version == null
                        ? NO_VERSION
                        : switch (version.kind()) {
                            case NUMBER -> NUMBER;
                            case TIME -> TIME;
                        });
        if (version != null) {
            out.writeLong(version.value());
        }
    }

    static LedgerEntry read(byte @Nullable [] bytes) {
        if (bytes == null) {
            return LedgerEntry.NEW;
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            byte format = in.readByte();
            LedgerEntry entry = switch (format) {
                case FIRST -> new LedgerEntry(readState(in), in.readBoolean() ? readHeld(FIRST, in) : null, null);
                case SECOND -> readSecond(in);
                case THIRD -> readThird(in);
                default ->
                    throw new IllegalStateException(
                            "ledger entry of format " + format + "; this version reads " + FIRST + " to " + THIRD);
            };
            return readTrailer(entry, in);
        } catch (IOException e) {
            throw new UncheckedIOException("a ledger entry is cut short", e);
        }
    }

    private static LedgerEntry readThird(DataInputStream in) throws IOException {
        LedgerEntry entry = readSecond(in);
        return entry.withPlacements(PlacementCodec.read(in));
    }

    private static LedgerEntry readSecond(DataInputStream in) throws IOException {
        State state = readState(in);
        HeldVersion held = in.readBoolean() ? readHeld(SECOND, in) : null;
        Instant expiry = readMoment(in);
        State whole = state instanceof State.Published(PublishedState lastPublished, String contentHash, Instant none)
                ? new State.Published(lastPublished, contentHash, expiry)
                : state;
        return new LedgerEntry(whole, held, readVersion(in));
    }

    private static HeldVersion readHeld(byte format, DataInputStream in) throws IOException {
        String contentHash = readText(in);
        Instant release = readMoment(in);
        return format == FIRST
                ? new HeldVersion(contentHash, release)
                : new HeldVersion(contentHash, release, readMoment(in), readMoment(in), null);
    }

    private static @Nullable DocumentVersion readVersion(DataInputStream in) throws IOException {
        return switch (in.readByte()) {
            case NO_VERSION -> null;
            case NUMBER -> new DocumentVersion(Kind.NUMBER, in.readLong());
            case TIME -> new DocumentVersion(Kind.TIME, in.readLong());
            default -> throw new IllegalStateException("a ledger entry's version is of a kind that is not known");
        };
    }

    private static void writeState(State state, DataOutputStream out) throws IOException {
        switch (state) {
            case State.Unpublished() -> out.writeByte(UNPUBLISHED);
            case State.Suppressed _ -> out.writeByte(SUPPRESSED);
            case State.Published(PublishedState lastPublished, String contentHash, Instant expiry) -> {
                out.writeByte(PUBLISHED);
                writePublishedState(lastPublished, out);
                writeText(contentHash, out);
            }
            case State.Withdrawn(PublishedState lastPublished, String reason) -> {
                out.writeByte(WITHDRAWN);
                writePublishedState(lastPublished, out);
                writeOptional(reason, out);
            }
        }
    }

    private static State readState(DataInputStream in) throws IOException {
        return switch (in.readByte()) {
            case UNPUBLISHED -> new State.Unpublished();
            case SUPPRESSED -> new State.Suppressed(null);
            case PUBLISHED -> new State.Published(readPublishedState(in), readText(in));
            case WITHDRAWN -> new State.Withdrawn(readPublishedState(in), readOptional(in));
            default -> throw new IllegalStateException("a ledger entry of a state that this version does not know");
        };
    }

    private static void writeMoment(@Nullable Instant moment, DataOutputStream out) throws IOException {
        out.writeLong(moment == null ? ABSENT : moment.toEpochMilli());
    }

    private static @Nullable Instant readMoment(DataInputStream in) throws IOException {
        long moment = in.readLong();
        return moment == ABSENT ? null : Instant.ofEpochMilli(moment);
    }

    private static void writePublishedState(PublishedState lastPublished, DataOutputStream out) throws IOException {
        out.writeInt(lastPublished.revision());
        out.writeLong(lastPublished.date().toEpochMilli());
        writeText(lastPublished.source().key(), out);
        writeText(lastPublished.source().name(), out);
        writeText(lastPublished.path(), out);
        writeText(lastPublished.canonicalUrl(), out);
        writeOptional(lastPublished.language(), out);
        writeAll(lastPublished.tags(), out);
        out.writeInt(lastPublished.formerly().size());
        for (Audience audience : lastPublished.formerly()) {
            writeText(audience.sourceKey(), out);
            writeOptional(audience.language(), out);
            writeAll(audience.tags(), out);
        }
    }

    private static PublishedState readPublishedState(DataInputStream in) throws IOException {
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

    /** {@code writeUTF} is limited to 65,535 bytes. */
    static void writeText(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String readText(DataInputStream in) throws IOException {
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

    static void writeAll(List<String> texts, DataOutputStream out) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            writeText(text, out);
        }
    }

    static List<String> readAll(DataInputStream in) throws IOException {
        int count = in.readInt();
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(readText(in));
        }
        return texts;
    }
}
