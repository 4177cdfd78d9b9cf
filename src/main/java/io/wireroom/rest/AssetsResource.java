package io.wireroom.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.wireroom.archive.ArchiveView;
import io.wireroom.article.Article;
import io.wireroom.article.ArticleId;
import io.wireroom.article.Edition;
import io.wireroom.article.Withdrawal;
import io.wireroom.enrich.Asset;
import io.wireroom.enrich.AssetPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;

/** Images that are made on demand from the article: nothing is stored. */
@Path("/assets")
@RunOnVirtualThread
public class AssetsResource {
    private final Reading reading;
    private final Readers readers;
    private final Editions editions;
    private final Pictures pictures;

    AssetsResource(Reading reading, Readers readers, Editions editions, Pictures pictures) {
        this.reading = reading;
        this.readers = readers;
        this.editions = editions;
        this.pictures = pictures;
    }

    @GET
    @Path("{path: .+}")
    public Response asset(@PathParam("path") String path, @Context UriInfo uri, @Context HttpHeaders headers) {
        Parameters.of(uri.getQueryParameters(), Set.of());
        Asset asset = AssetPath.parse(path).orElseThrow(AssetsResource::absent);
        Reader reader = readers.ofAssets();
        return switch (edition(asset.id(), reader)) {
            case Article article ->
                Answers.answer(headers, pictures.of(asset, article), Answers.IMMUTABLE)
                        .build();
            case Withdrawal withdrawal -> throw absent();
        };
    }

    private Edition edition(ArticleId id, Reader reader) {
        try (ArchiveView view = reading.view()) {
            return editions.read(view.find(id, reader.rights()).orElseThrow(AssetsResource::absent), reader);
        }
    }

    private static Problem absent() {
        return new Problem(ProblemType.NOT_FOUND, null);
    }
}
