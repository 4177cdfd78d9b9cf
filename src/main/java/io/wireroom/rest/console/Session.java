package io.wireroom.rest.console;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A browser's session, which its cookie contains.
 *
 * @param id random; CSRF tokens are derived from it
 * @param operator name of the partner that signed in; null before sign-in
 * @param key the beginning of the hash of the key that was used: the session ends with the key
 * @param started time of sign-in
 * @param seen time of the last action
 */
record Session(String id, @Nullable String operator, String key, Instant started, Instant seen) {

    Session seenAt(Instant moment) {
        return new Session(id, operator, key, started, moment);
    }
}
