package io.wireroom.assets;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.wireroom.article.ArticleId;
import io.wireroom.enrich.QrCodeName;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which images a store has of each article: a list beside them, at {@code articles/{code}.txt}. Paths have the article's date,
 * source and title in them, so after a correction nobody could tell any more what was kept before it.
 *
 * <p>Lists are of use only if they never lack what is there: a path is added before its image is, and taken off after.
 */
final class AssetManifest {
    private static final String MEDIA_TYPE = "text/plain";

    private final AssetStore store;

    AssetManifest(AssetStore store) {
        this.store = store;
    }

    Set<StorePath> of(ArticleId id) throws IOException {
        Set<StorePath> paths = new TreeSet<>();
        Optional<StoredAsset> list = store.get(list(id));
        if (list.isPresent()) {
            new String(list.get().bytes(), US_ASCII)
                    .lines()
                    .filter(StorePath::isValid)
                    .map(StorePath::new)
                    .forEach(paths::add);
        }
        return paths;
    }

    void set(ArticleId id, Set<StorePath> paths) throws IOException {
        if (paths.isEmpty()) {
            store.delete(list(id));
            return;
        }
        StringBuilder lines = new StringBuilder();
        paths.forEach(path -> lines.append(path).append('\n'));
        store.put(list(id), StoredAsset.of(lines.toString().getBytes(US_ASCII), MEDIA_TYPE, 0, 0, ""));
    }

    private static StorePath list(ArticleId id) {
        return new StorePath("articles/" + QrCodeName.of(id) + ".txt");
    }
}
