package io.wireroom.rest.pages;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.wireroom.config.WireroomConfig;
import io.wireroom.rest.access.ClientAuthorizer;
import io.wireroom.rest.access.PartnerAuthenticator;
import io.wireroom.rest.access.Reader;
import io.wireroom.rest.http.Responses;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/**
 * The start page, with the state of the service and links. No key is required, but articles are shown only to clients that may read
 * them. Query parameters are ignored.
 */
@Path("/")
@RunOnVirtualThread
public class StartResource {
    private static final String LATEST_CHANGES = "?order=updated";

    private final PartnerAuthenticator authenticator;
    private final ClientAuthorizer authorizer;
    private final StartState state;
    private final StartCommands commands;
    private final String title;

    StartResource(
            PartnerAuthenticator authenticator,
            ClientAuthorizer authorizer,
            StartState state,
            StartCommands commands,
            WireroomConfig config) {
        this.authenticator = authenticator;
        this.authorizer = authorizer;
        this.state = state;
        this.commands = commands;
        this.title = config.title();
    }

    @GET
    public Response start(@Context HttpHeaders headers) {
        Optional<Reader> visitor = authenticator.optionalPageReader(headers);
        boolean key = headers.getHeaderString(HttpHeaders.AUTHORIZATION) != null;
        StartPage page = new StartPage(
                state.of(visitor),
                visitor.isPresent(),
                authenticator.areFeedsOpen() || key,
                !authenticator.isOpen(),
                FeedLink.of(LATEST_CHANGES),
                commands.of(authenticator.isOpen(), authorizer.isSubmitter(headers)));
        return Responses.respond(
                headers, HtmlBody.ofPartner(HtmlBody.of(Templates.start(PageFrame.ofService(title, title), page))));
    }
}
