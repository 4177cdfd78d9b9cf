package io.wireroom.rest.statements;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.wireroom.archive.ArchiveView;
import io.wireroom.archive.ArchivedEdition;
import io.wireroom.article.ArticleId;
import io.wireroom.config.WireroomConfig;
import io.wireroom.rest.access.PartnerAuthenticator;
import io.wireroom.rest.access.Reader;
import io.wireroom.rest.http.Body;
import io.wireroom.rest.http.Representation;
import io.wireroom.rest.http.Responses;
import io.wireroom.rest.limits.ResponseMemory;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemType;
import io.wireroom.rest.query.ArchiveAccess;
import io.wireroom.rest.query.Editions;
import io.wireroom.rest.query.Parameters;
import io.wireroom.signature.Ed25519Key;
import io.wireroom.statement.CurrentKeys;
import io.wireroom.statement.SignedStatement;
import io.wireroom.statement.Statement;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;

/**
 * The signed statement of an article's current revision or withdrawal. It is public if pages are public. All readers who may see
 * the article get the same bytes.
 */
@Path("/v1/articles/{id}/statement")
@RunOnVirtualThread
public class StatementResource {
    private final ArchiveAccess archiveAccess;
    private final PartnerAuthenticator authenticator;
    private final ResponseMemory memory;
    private final CurrentKeys keys;
    private final String publisher;

    StatementResource(
            ArchiveAccess archiveAccess,
            PartnerAuthenticator authenticator,
            ResponseMemory memory,
            CurrentKeys keys,
            WireroomConfig config) {
        this.archiveAccess = archiveAccess;
        this.authenticator = authenticator;
        this.memory = memory;
        this.keys = keys;
        this.publisher = config.title();
    }

    @GET
    public Response statement(@PathParam("id") String name, @Context UriInfo uri, @Context HttpHeaders headers) {
        Reader reader = authenticator.pageReader(headers);
        Parameters.of(uri.getQueryParameters(), Set.of());
        ArticleId id = ArticleId.parse(name).orElseThrow(StatementResource::absent);
        ResponseMemory.Accounting accounting = memory.accounting();
        accounting.reserveForReading();
        ArchivedEdition archived = find(id, reader);
        accounting.articlesRead(archived.json().length);
        Ed25519Key key = keys.ring().active().orElseThrow(() -> new Problem(ProblemType.NOT_SIGNED, null));
        byte[] statement = Statement.of(Editions.parse(archived), publisher);
        // no modification date: a change of the key changes the bytes but not the article
        Body body = Body.of(SignedStatement.of(statement, key), SignedStatement.MEDIA_TYPE);
        return Responses.respond(headers, Representation.of(body));
    }

    private ArchivedEdition find(ArticleId id, Reader reader) {
        try (ArchiveView view = archiveAccess.view()) {
            return view.find(id, reader.rights()).orElseThrow(StatementResource::absent);
        }
    }

    private static Problem absent() {
        return new Problem(ProblemType.NOT_FOUND, null);
    }
}
