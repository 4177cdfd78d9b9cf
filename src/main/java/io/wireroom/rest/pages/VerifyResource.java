package io.wireroom.rest.pages;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.wireroom.archive.ArchiveView;
import io.wireroom.archive.ArchivedEdition;
import io.wireroom.article.Article;
import io.wireroom.article.ArticleId;
import io.wireroom.article.Edition;
import io.wireroom.article.Withdrawal;
import io.wireroom.render.TextDirection;
import io.wireroom.rest.access.PartnerAuthenticator;
import io.wireroom.rest.access.Reader;
import io.wireroom.rest.http.Body;
import io.wireroom.rest.http.Representation;
import io.wireroom.rest.http.Responses;
import io.wireroom.rest.http.StandardHeaders;
import io.wireroom.rest.limits.ResponseMemory;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemType;
import io.wireroom.rest.query.ArchiveAccess;
import io.wireroom.rest.query.Editions;
import io.wireroom.signature.Ed25519Key;
import io.wireroom.statement.CurrentKeys;
import io.wireroom.statement.FoldedText;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/**
 * The page on which readers see the state of an article and compare a text with its current revision. The text is compared in the
 * browser and not sent. Query parameters are ignored, because shared links may have additional ones.
 */
@Path("/verify/{id: [0-9]{1,16}}")
@RunOnVirtualThread
public class VerifyResource {
    private static final String SECURITY_POLICY = PageStyle.SECURITY_POLICY + "; script-src 'self'";

    private final ArchiveAccess archiveAccess;
    private final PartnerAuthenticator authenticator;
    private final Editions editions;
    private final ResponseMemory memory;
    private final CurrentKeys keys;

    VerifyResource(
            ArchiveAccess archiveAccess,
            PartnerAuthenticator authenticator,
            Editions editions,
            ResponseMemory memory,
            CurrentKeys keys) {
        this.archiveAccess = archiveAccess;
        this.authenticator = authenticator;
        this.editions = editions;
        this.memory = memory;
        this.keys = keys;
    }

    @GET
    public Response page(@PathParam("id") String id, @Context HttpHeaders headers) {
        Reader reader = authenticator.pageReader(headers);
        ResponseMemory.Accounting accounting = memory.accounting();
        accounting.reserveForReading();
        ArchivedEdition archived = find(ArticleId.parse(id).orElseThrow(VerifyResource::absent), reader);
        accounting.articlesRead(archived.json().length);
        VerifyPage page = page(editions.read(archived, reader), reader);
        Body body = HtmlBody.of(Templates.verify(
                PageFrame.ofService("Check an article", reader.publication().name()), page));
        return Responses.respond(
                headers, Representation.of(body).with(StandardHeaders.SECURITY_POLICY, SECURITY_POLICY));
    }

    private VerifyPage page(Edition edition, Reader reader) {
        String key = keys.ring().active().map(Ed25519Key::thumbprint).orElse(null);
        String title = edition instanceof Article article ? article.title() : null;
        return new VerifyPage(
                edition.id().value(),
                edition.revision(),
                title,
                edition.language() == null ? reader.publication().language() : edition.language(),
                title == null ? "ltr" : TextDirection.of(edition.language(), title),
                edition.source().name(),
                VerifyPage.DisplayedTime.of(edition.date()),
                edition instanceof Article && edition.revision() > 1
                        ? VerifyPage.DisplayedTime.of(edition.updated())
                        : null,
                edition instanceof Withdrawal ? VerifyPage.DisplayedTime.of(edition.updated()) : null,
                edition.withdrawalReason(),
                edition instanceof Article article ? FoldedText.hash(article.contentText()) : null,
                edition.canonicalUrl(),
                key == null ? null : "/v1/articles/" + edition.id() + "/statement",
                key);
    }

    private ArchivedEdition find(ArticleId id, Reader reader) {
        try (ArchiveView view = archiveAccess.view()) {
            return view.find(id, reader.rights()).orElseThrow(VerifyResource::absent);
        }
    }

    private static Problem absent() {
        return new Problem(ProblemType.NOT_FOUND, null);
    }
}
