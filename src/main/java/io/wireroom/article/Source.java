package io.wireroom.article;

/**
 * The source of an article.
 *
 * @param key short, stable and usable in a path: letters, digits and {@code -}
 * @param name the display name
 */
public record Source(String key, String name) {
    public Source {
        if (key.isEmpty() || name.isEmpty()) {
            throw new IllegalArgumentException("a source needs a key and a name");
        }
    }
}
