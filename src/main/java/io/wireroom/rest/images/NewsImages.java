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
 * Lead images under the assets' base URL that Wireroom did not draw. Only what an article shows now is served, and only where it
 * was found for such an article is anything fetched from: nobody can have this service fetch a URL of their own.
 */
@Singleton
final class NewsImages {
    private static final Logger LOG = Logger.getLogger(NewsImages.class);

    /** Soon enough to see the image itself, once it could be fetched. */
    private static final String FOR_NOW = "public, max-age=60";

    private final ArchiveAccess archiveAccess;
    private final Editions editions;
    private final GeneratedImages drawings;
    private final ImageCache pictures;
    private final AssetStore store;
    private final Optional<Mirror> mirror;
    private final String assets;

    NewsImages(
            ArchiveAccess archiveAccess,
            Editions editions,
            GeneratedImages drawings,
            ImageCache pictures,
            AssetStore store,
            Optional<Mirror> mirror,
            WireroomConfig config) {
        this.archiveAccess = archiveAccess;
        this.editions = editions;
        this.drawings = drawings;
        this.pictures = pictures;
        this.store = store;
        this.mirror = mirror;
        this.assets = config.assets();
    }

    /**
     * The image at {@code path}; the card of its article, for now, where it can't be had.
     *
     * @param whole false for an answer without its body
     * @throws Problem 404 if no article shows it
     */
    Response answer(String path, Reader reader, HttpHeaders headers, boolean whole) {
        Article article = article(path, reader);
        return kept(path, article, headers, whole)
                .orElseGet(() -> card(article, headers, whole))
                .header(StandardHeaders.SECURITY_POLICY, StandardHeaders.NOTHING)
                .build();
    }

    private Article article(String path, Reader reader) {
        try (ArchiveView view = archiveAccess.view()) {
            ArchivedEdition found =
                    view.findByImage(assets + "/" + path, reader.rights()).orElseThrow(NewsImages::absent);
            return switch (editions.read(found, reader)) {
                case Article article -> article;
                case Withdrawal _ -> throw new IllegalStateException("withdrawals show no image");
            };
        }
    }

    private Optional<ResponseBuilder> kept(String path, Article article, HttpHeaders headers, boolean whole) {
        if (!StorePath.isValid(path)) {
            return Optional.empty();
        }
        StorePath place = new StorePath(path);
        try {
            return facts(place, article).map(facts -> image(place, facts, article, headers, whole));
        } catch (IOException | UncheckedIOException e) {
            LOG.debugf("The store of images can't be reached: %s", e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<AssetMetadata> facts(StorePath place, Article article) throws IOException {
        String source = article.enclosureSource();
        return mirror.isPresent() && source != null ? mirror.get().find(place, source) : store.metadata(place);
    }

    private ResponseBuilder image(
            StorePath place, AssetMetadata facts, Article article, HttpHeaders headers, boolean whole) {
        Optional<URI> elsewhere = store.publicUrl(place);
        if (elsewhere.isPresent()) {
            return Response.temporaryRedirect(elsewhere.get())
                    .header(HttpHeaders.CACHE_CONTROL, Representation.REVALIDATE);
        }
        String name = place + " " + facts.origin() + " " + facts.length();
        return Responses.made(headers, name, facts.mediaType(), article.updated(), () -> whole ? bytes(place) : null);
    }

    private byte[] bytes(StorePath place) {
        try {
            return store.get(place).map(StoredAsset::bytes).orElseThrow(NewsImages::absent);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ResponseBuilder card(Article article, HttpHeaders headers, boolean whole) {
        GeneratedImage card = drawings.of(Asset.Card.of(article), article);
        return Responses.made(
                        headers,
                        card.origin(),
                        card.mediaType(),
                        article.updated(),
                        () -> whole ? pictures.of(card).bytes() : null)
                .header(HttpHeaders.CACHE_CONTROL, null)
                .header(HttpHeaders.CACHE_CONTROL, FOR_NOW);
    }

    private static Problem absent() {
        return new Problem(ProblemType.NOT_FOUND, null);
    }
}
