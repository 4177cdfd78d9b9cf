package io.wireroom.rest.images;

import io.wireroom.archive.ArchiveView;
import io.wireroom.archive.ArchivedEdition;
import io.wireroom.article.Article;
import io.wireroom.article.Withdrawal;
import io.wireroom.assets.AssetMetadata;
import io.wireroom.assets.AssetStore;
import io.wireroom.assets.GeneratedImage;
import io.wireroom.assets.GeneratedImages;
import io.wireroom.assets.StorePath;
import io.wireroom.assets.StoredAsset;
import io.wireroom.config.WireroomConfig;
import io.wireroom.enrich.Asset;
import io.wireroom.mirror.Mirror;
import io.wireroom.rest.access.Reader;
import io.wireroom.rest.http.Representation;
import io.wireroom.rest.http.Responses;
import io.wireroom.rest.http.StandardHeaders;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemType;
import io.wireroom.rest.query.ArchiveAccess;
import io.wireroom.rest.query.Editions;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Serves lead images under the assets' base URL that are not generated. An image is served only while an article refers to
 * it, and is fetched only from the URL in that article's document, so that clients can't make this service fetch arbitrary
 * URLs.
 */
@Singleton
final class NewsImages {
    private static final Logger LOG = Logger.getLogger(NewsImages.class);

    /** For a placeholder: clients request the image again soon. */
    private static final String PLACEHOLDER_CACHE_CONTROL = "public, max-age=60";

    private final ArchiveAccess archiveAccess;
    private final Editions editions;
    private final GeneratedImages generatedImages;
    private final ImageCache imageCache;
    private final AssetStore store;
    private final Optional<Mirror> mirror;
    private final String baseUrl;

    NewsImages(
            ArchiveAccess archiveAccess,
            Editions editions,
            GeneratedImages generatedImages,
            ImageCache imageCache,
            AssetStore store,
            Optional<Mirror> mirror,
            WireroomConfig config) {
        this.archiveAccess = archiveAccess;
        this.editions = editions;
        this.generatedImages = generatedImages;
        this.imageCache = imageCache;
        this.store = store;
        this.mirror = mirror;
        this.baseUrl = config.assets();
    }

    /**
     * The image at {@code path}, or the article's card as a placeholder if it is unavailable.
     *
     * @param withBody false for HEAD
     * @throws Problem 404 if no article refers to it
     */
    Response respond(String path, Reader reader, HttpHeaders headers, boolean withBody) {
        Article article = article(path, reader);
        return stored(path, article, headers, withBody)
                .orElseGet(() -> card(article, headers, withBody))
                .header(StandardHeaders.SECURITY_POLICY, StandardHeaders.STRICT_POLICY)
                .build();
    }

    private Article article(String path, Reader reader) {
        try (ArchiveView view = archiveAccess.view()) {
            ArchivedEdition found =
                    view.findByImage(baseUrl + "/" + path, reader.rights()).orElseThrow(NewsImages::absent);
            return switch (editions.read(found, reader)) {
                case Article article -> article;
                case Withdrawal _ -> throw new IllegalStateException("withdrawals have no image");
            };
        }
    }

    private Optional<ResponseBuilder> stored(String path, Article article, HttpHeaders headers, boolean withBody) {
        if (!StorePath.isValid(path)) {
            return Optional.empty();
        }
        StorePath storePath = new StorePath(path);
        try {
            return facts(storePath, article).map(facts -> image(storePath, facts, article, headers, withBody));
        } catch (IOException | UncheckedIOException e) {
            LOG.debugf("The image store is unavailable: %s", e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<AssetMetadata> facts(StorePath storePath, Article article) throws IOException {
        String source = article.enclosureSource();
        return mirror.isPresent() && source != null ? mirror.get().find(storePath, source) : store.metadata(storePath);
    }

    private ResponseBuilder image(
            StorePath storePath, AssetMetadata facts, Article article, HttpHeaders headers, boolean withBody) {
        Optional<URI> publicUrl = store.publicUrl(storePath);
        if (publicUrl.isPresent()) {
            return Response.temporaryRedirect(publicUrl.get())
                    .header(HttpHeaders.CACHE_CONTROL, Representation.REVALIDATE);
        }
        String name = storePath + " " + facts.origin() + " " + facts.length();
        return Responses.generated(
                headers, name, facts.mediaType(), article.updated(), () -> withBody ? bytes(storePath) : null);
    }

    private byte[] bytes(StorePath storePath) {
        try {
            return store.get(storePath).map(StoredAsset::bytes).orElseThrow(NewsImages::absent);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ResponseBuilder card(Article article, HttpHeaders headers, boolean withBody) {
        GeneratedImage card = generatedImages.of(Asset.Card.of(article), article);
        return Responses.generated(
                        headers,
                        card.origin(),
                        card.mediaType(),
                        article.updated(),
                        () -> withBody ? imageCache.of(card).bytes() : null)
                .header(HttpHeaders.CACHE_CONTROL, null)
                .header(HttpHeaders.CACHE_CONTROL, PLACEHOLDER_CACHE_CONTROL);
    }

    private static Problem absent() {
        return new Problem(ProblemType.NOT_FOUND, null);
    }
}
