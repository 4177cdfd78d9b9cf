package io.wireroom.rest.about;

import com.fasterxml.jackson.core.JsonGenerator;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.wireroom.json.JsonObjects;
import io.wireroom.partner.Partner;
import io.wireroom.partner.PartnerKey;
import io.wireroom.rest.access.ClientAuthorizer;
import io.wireroom.rest.access.ClientPermissions;
import io.wireroom.rest.access.PartnerAuthenticator;
import io.wireroom.rest.access.RateLimiter;
import io.wireroom.rest.access.Reader;
import io.wireroom.rest.access.RequestPartner;
import io.wireroom.rest.query.Parameters;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rights, the rate limit and the expiry of the request's key. Not rate limited. */
@Path("/v1/me")
@RunOnVirtualThread
public class MeResource {
    private final PartnerAuthenticator authenticator;
    private final ClientAuthorizer authorizer;
    private final RequestPartner requestPartner;

    MeResource(PartnerAuthenticator authenticator, ClientAuthorizer authorizer, RequestPartner requestPartner) {
        this.authenticator = authenticator;
        this.authorizer = authorizer;
        this.requestPartner = requestPartner;
    }

    @GET
    public Response me(@Context UriInfo uri, @Context HttpHeaders headers) {
        Reader reader = authenticator.unchargedReader(headers);
        Parameters.of(uri.getQueryParameters(), Set.of());
        return Response.ok(write(reader, requestPartner.authenticated()), "application/json")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private byte[] write(Reader reader, RequestPartner.@Nullable AuthenticatedPartner authenticated) {
        return JsonObjects.of(json -> {
            json.writeStringField("name", reader.name());
            json.writeBooleanField("open", authenticated == null);
            permissions(authorizer.permissions(authenticated), json);
            json.writeStringField("site", reader.site());
            json.writeObjectFieldStart("publication");
            json.writeStringField("name", reader.publication().name());
            json.writeStringField("language", reader.publication().language());
            json.writeEndObject();
            json.writeObjectFieldStart("rights");
            rights("sources", reader.rights().sources(), json);
            rights("tags", reader.rights().tags(), json);
            rights("languages", reader.rights().languages(), json);
            json.writeEndObject();
            if (authenticated != null) {
                limit(authenticated.limiter(), json);
                keys(
                        authenticated.identity().partner(),
                        authenticated.identity().key(),
                        json);
            }
        });
    }

    private static void permissions(ClientPermissions reader, JsonGenerator json) throws IOException {
        json.writeBooleanField("publish", reader.publishing().allowed());
        if (reader.publishing().isRestricted()) {
            rights("publish_sources", reader.publishing().sources(), json);
        }
        json.writeBooleanField("operate", reader.operator());
    }

    /** The values in order; null where there is no restriction. */
    private static void rights(String name, Set<String> values, JsonGenerator json) throws IOException {
        if (values.isEmpty()) {
            json.writeNullField(name);
            return;
        }
        String[] sorted = values.stream().sorted().toArray(String[]::new);
        json.writeFieldName(name);
        json.writeArray(sorted, 0, sorted.length);
    }

    private static void limit(RateLimiter limiter, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("limit");
        json.writeNumberField("requests", limiter.limit().requests());
        json.writeNumberField("per_seconds", limiter.limit().per().toSeconds());
        json.writeNumberField("burst", limiter.limit().burst());
        json.writeNumberField("left", limiter.remaining());
        json.writeEndObject();
    }

    /** For each key, its expiry and whether it is the key of this request. The keys themselves are not included. */
    private static void keys(Partner partner, PartnerKey used, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("keys");
        for (PartnerKey key : partner.keys()) {
            json.writeStartObject();
            json.writeBooleanField("this", key.equals(used));
            json.writeStringField(
                    "expires", key.expires() == null ? null : key.expires().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
