package io.wireroom.article;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The properties of an edition that decide which partners may see it: source, language and tags. */
public record Audience(String sourceKey, @Nullable String language, List<String> tags) {
    public Audience {
        tags = List.copyOf(tags);
    }
}
