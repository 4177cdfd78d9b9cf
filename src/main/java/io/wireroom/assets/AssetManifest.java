package io.wireroom.assets;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.wireroom.article.ArticleId;
import io.wireroom.enrich.QrCodeName;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Lists the stored images of each article, in {@code articles/{code}.txt} of the same store. Image paths contain the article's
 * date, source and title, so the paths of earlier revisions cannot be derived after a correction.
 *
 * <p>A path must never lack a stored image: a path is added before its image is stored and removed after its image is deleted.
 */
final class AssetManifest {
    private static final String MEDIA_TYPE = "text/plain";

    private final AssetStore store;

    AssetManifest(AssetStore store) {
        this.store = store;
    }

    Set<StorePath> of(ArticleId id) throws IOException {
        Set<StorePath> paths = new TreeSet<>();
        Optional<StoredAsset> manifest = store.get(path(id));
        if (manifest.isPresent()) {
            new String(manifest.get().bytes(), US_ASCII)
                    .lines()
                    .filter(StorePath::isValid)
                    .map(StorePath::new)
                    .forEach(paths::add);
        }
        return paths;
    }

    void set(ArticleId id, Set<StorePath> paths) throws IOException {
        if (paths.isEmpty()) {
            store.delete(path(id));
            return;
        }
        StringBuilder lines = new StringBuilder();
        paths.forEach(line -> lines.append(line).append('\n'));
        store.put(path(id), StoredAsset.of(lines.toString().getBytes(US_ASCII), MEDIA_TYPE, 0, 0, ""));
    }

    private static StorePath path(ArticleId id) {
        return new StorePath("articles/" + QrCodeName.of(id) + ".txt");
    }
}
