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
import io.wireroom.rest.access.Reader;
import io.wireroom.rest.access.Readers;
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
 * Serves the images of published articles, from the store or generated on demand. Entity tags are derived from the image's
 * inputs, so a conditional request or a HEAD request does not generate the image.
 */
@Path("/assets")
@RunOnVirtualThread
public class AssetsResource {
    private final ArchiveAccess archiveAccess;
    private final Readers readers;
    private final Editions editions;
    private final GeneratedImages generatedImages;
    private final AssetStore store;
    private final AssetReader storedImages;
    private final ImageCache imageCache;
    private final NewsImages newsImages;

    AssetsResource(
            ArchiveAccess archiveAccess,
            Readers readers,
            Editions editions,
            GeneratedImages generatedImages,
            AssetStore store,
            AssetReader storedImages,
            ImageCache imageCache,
            NewsImages newsImages) {
        this.archiveAccess = archiveAccess;
        this.readers = readers;
        this.editions = editions;
        this.generatedImages = generatedImages;
        this.store = store;
        this.storedImages = storedImages;
        this.imageCache = imageCache;
        this.newsImages = newsImages;
    }

    @GET
    @Path("{path: .+}")
    public Response asset(@PathParam("path") String path, @Context UriInfo uri, @Context HttpHeaders headers) {
        return respond(path, uri, headers, true);
    }

    /** As GET, without {@code Content-Length}, which is unknown until the image is generated (RFC 9110 §9.3.2). */
    @HEAD
    @Path("{path: .+}")
    public Response head(@PathParam("path") String path, @Context UriInfo uri, @Context HttpHeaders headers) {
        return respond(path, uri, headers, false);
    }

    private Response respond(String path, UriInfo uri, HttpHeaders headers, boolean withBody) {
        Parameters.of(uri.getQueryParameters(), Set.of());
        Reader reader = readers.ofAssets();
        Optional<Asset> generated = AssetPath.parse(path);
        return generated.isPresent()
                ? respond(generated.get(), reader, headers, withBody)
                : newsImages.respond(path, reader, headers, withBody);
    }

    private Response respond(Asset asset, Reader reader, HttpHeaders headers, boolean withBody) {
        return switch (edition(asset.id(), reader)) {
            case Article article -> respond(generatedImages.of(asset, article), article.updated(), headers, withBody);
            case Withdrawal withdrawal -> throw absent();
        };
    }

    private Response respond(GeneratedImage image, Instant updated, HttpHeaders headers, boolean withBody) {
        return publicUrl(image)
                .map(url -> Response.temporaryRedirect(url)
                        .header(HttpHeaders.CACHE_CONTROL, Representation.REVALIDATE)
                        .build())
                .orElseGet(() -> Responses.generated(
                                headers,
                                image.origin(),
                                image.mediaType(),
                                updated,
                                () -> withBody ? imageCache.of(image).bytes() : null)
                        .build());
    }

    /** The public URL of the image, if the store has one and contains the image. */
    private Optional<URI> publicUrl(GeneratedImage image) {
        return store.publicUrl(image.path())
                .filter(url ->
                        storedImages.metadata(image.path(), image.origin()).isPresent());
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
