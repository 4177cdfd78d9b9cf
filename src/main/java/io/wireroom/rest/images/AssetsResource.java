package io.wireroom.rest.images;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.wireroom.archive.ArchiveView;
import io.wireroom.article.Article;
import io.wireroom.article.ArticleId;
import io.wireroom.article.Edition;
import io.wireroom.article.Withdrawal;
import io.wireroom.assets.AssetReader;
import io.wireroom.assets.AssetStore;
import io.wireroom.assets.GeneratedImage;
import io.wireroom.assets.GeneratedImages;
import io.wireroom.enrich.Asset;
import io.wireroom.enrich.AssetPath;
import io.wireroom.rest.access.PartnerAuthenticator;
import io.wireroom.rest.access.Reader;
import io.wireroom.rest.http.Representation;
import io.wireroom.rest.http.Responses;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemType;
import io.wireroom.rest.query.ArchiveAccess;
import io.wireroom.rest.query.Editions;
import io.wireroom.rest.query.Parameters;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Images of the articles that can be seen, whether they are kept anywhere or are made now. Their entity tags are made from what
 * they follow from: nothing is drawn for who has the image, or asks for its head alone.
 */
@Path("/assets")
@RunOnVirtualThread
public class AssetsResource {
    private final ArchiveAccess archiveAccess;
    private final PartnerAuthenticator authenticator;
    private final Editions editions;
    private final GeneratedImages drawings;
    private final AssetStore store;
    private final AssetReader stored;
    private final ImageCache pictures;
    private final NewsImages newsImages;

    AssetsResource(
            ArchiveAccess archiveAccess,
            PartnerAuthenticator authenticator,
            Editions editions,
            GeneratedImages drawings,
            AssetStore store,
            AssetReader stored,
            ImageCache pictures,
            NewsImages newsImages) {
        this.archiveAccess = archiveAccess;
        this.authenticator = authenticator;
        this.editions = editions;
        this.drawings = drawings;
        this.store = store;
        this.stored = stored;
        this.pictures = pictures;
        this.newsImages = newsImages;
    }

    @GET
    @Path("{path: .+}")
    public Response asset(@PathParam("path") String path, @Context UriInfo uri, @Context HttpHeaders headers) {
        return answer(path, uri, headers, true);
    }

    /** As GET, but for the length, which nobody knows before the image is made (RFC 9110 §9.3.2). */
    @HEAD
    @Path("{path: .+}")
    public Response head(@PathParam("path") String path, @Context UriInfo uri, @Context HttpHeaders headers) {
        return answer(path, uri, headers, false);
    }

    private Response answer(String path, UriInfo uri, HttpHeaders headers, boolean whole) {
        Parameters.of(uri.getQueryParameters(), Set.of());
        Reader reader = authenticator.ofAssets();
        Optional<Asset> made = AssetPath.parse(path);
        return made.isPresent()
                ? answer(made.get(), reader, headers, whole)
                : newsImages.answer(path, reader, headers, whole);
    }

    private Response answer(Asset asset, Reader reader, HttpHeaders headers, boolean whole) {
        return switch (edition(asset.id(), reader)) {
            case Article article -> answer(drawings.of(asset, article), article.updated(), headers, whole);
            case Withdrawal withdrawal -> throw absent();
        };
    }

    private Response answer(GeneratedImage drawing, Instant updated, HttpHeaders headers, boolean whole) {
        return elsewhere(drawing)
                .map(url -> Response.temporaryRedirect(url)
                        .header(HttpHeaders.CACHE_CONTROL, Representation.REVALIDATE)
                        .build())
                .orElseGet(() -> Responses.made(
                                headers,
                                drawing.origin(),
                                drawing.mediaType(),
                                updated,
                                () -> whole ? pictures.of(drawing).bytes() : null)
                        .build());
    }

    /** Where the store gives the image to readers itself, if it has it. */
    private Optional<URI> elsewhere(GeneratedImage drawing) {
        return store.publicUrl(drawing.path())
                .filter(url -> stored.metadata(drawing.path(), drawing.origin()).isPresent());
    }

    private Edition edition(ArticleId id, Reader reader) {
        try (ArchiveView view = archiveAccess.view()) {
            return editions.read(view.find(id, reader.rights()).orElseThrow(AssetsResource::absent), reader);
        }
    }

    private static Problem absent() {
        return new Problem(ProblemType.NOT_FOUND, null);
    }
}
