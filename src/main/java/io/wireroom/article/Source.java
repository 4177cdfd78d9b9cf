package io.wireroom.article;

/**
 * Who an article comes from.
 *
 * @param key short and stable, fit for a path: letters, digits and {@code -}
 * @param name as readers see it
 */
public record Source(String key, String name) {
    public Source {
        if (key.isEmpty() || name.isEmpty()) {
            throw new IllegalArgumentException("a source needs a key and a name");
        }
    }
}
