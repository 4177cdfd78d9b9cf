package io.wireroom.article;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a partner's rights are decided by: where an article comes from, its language and its tags. */
public record Audience(String sourceKey, @Nullable String language, List<String> tags) {
    public Audience {
        tags = List.copyOf(tags);
    }
}
