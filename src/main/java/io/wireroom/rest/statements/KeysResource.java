package io.wireroom.rest.statements;

import io.wireroom.rest.http.Body;
import io.wireroom.rest.http.Representation;
import io.wireroom.rest.http.Responses;
import io.wireroom.statement.CurrentKeys;
import io.wireroom.statement.KeyRing;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** The public keys of statements as a JSON Web Key Set, without authentication. Without keys, the set is empty. */
@Path("/.well-known/wireroom-keys.json")
public class KeysResource {
    static final String MEDIA_TYPE = "application/jwk-set+json";

    /** Short, so that clients soon stop to trust a key that was removed because it was disclosed. */
    private static final String FIVE_MINUTES = "public, max-age=300";

    private final CurrentKeys keys;
    private volatile Published published;

    private record Published(KeyRing ring, Body body) {
        static Published of(KeyRing ring) {
            return new Published(ring, Body.of(ring.toJson(), MEDIA_TYPE));
        }
    }

    KeysResource(CurrentKeys keys) {
        this.keys = keys;
        this.published = Published.of(keys.ring());
    }

    @GET
    public Response keys(@Context HttpHeaders headers) {
        KeyRing ring = keys.ring();
        Published current = published;
        if (current.ring() != ring) {
            current = Published.of(ring);
            published = current;
        }
        return Responses.respond(
                headers, new Representation(current.body(), FIVE_MINUTES, HttpHeaders.ACCEPT_ENCODING, Map.of()));
    }
}
