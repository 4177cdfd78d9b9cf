package io.wireroom.statement;

import com.fasterxml.jackson.core.JsonGenerator;
import io.wireroom.json.JsonObjects;
import io.wireroom.signature.Ed25519Key;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys of statements: one that signs, and others that are published only. */
public final class KeyRing {
    /** No keys: nothing is signed. */
    public static final KeyRing EMPTY = new KeyRing(null, List.of());

    private final @Nullable Ed25519Key active;
    private final List<Published> others;

    /**
     * A key that does not sign.
     *
     * @param notAfter from this time on, nothing was signed with it; null for a key that has not signed yet
     */
    public record Published(Ed25519Key key, @Nullable Instant notAfter) {}

    private KeyRing(@Nullable Ed25519Key active, List<Published> others) {
        this.active = active;
        this.others = List.copyOf(others);
    }

    /** @throws IllegalArgumentException if the active key can't sign or is among the others. The message completes a sentence */
    public static KeyRing of(Ed25519Key active, List<Published> others) {
        if (!active.signs()) {
            throw new IllegalArgumentException("has only a public key, and the active key signs");
        }
        if (others.stream().anyMatch(other -> other.key().x().equals(active.x()))) {
            throw new IllegalArgumentException("is the same key as another one");
        }
        return new KeyRing(active, others);
    }

    /** The key that signs; empty if nothing is signed. */
    public Optional<Ed25519Key> active() {
        return Optional.ofNullable(active);
    }

    /** Number of published keys. */
    public int size() {
        return others.size() + (active == null ? 0 : 1);
    }

    /** A JSON Web Key Set (RFC 7517 §5, RFC 8037 §2) with the members {@code active}, {@code not_after} and {@code pem} in each key. */
    public byte[] toJson() {
        return JsonObjects.of(json -> {
            json.writeArrayFieldStart("keys");
            if (active != null) {
                write(active, true, null, json);
            }
            for (Published other : others) {
                write(other.key(), false, other.notAfter(), json);
            }
            json.writeEndArray();
        });
    }

    private static void write(Ed25519Key key, boolean signs, @Nullable Instant notAfter, JsonGenerator json)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("kty", "OKP");
        json.writeStringField("crv", "Ed25519");
        json.writeStringField("x", key.x());
        json.writeStringField("kid", key.thumbprint());
        json.writeStringField("alg", "EdDSA");
        json.writeStringField("use", "sig");
        json.writeBooleanField("active", signs);
        JsonObjects.moment("not_after", notAfter, json);
        json.writeStringField("pem", key.publicPem());
        json.writeEndObject();
    }
}
