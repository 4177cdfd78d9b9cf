package io.wireroom.route;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import java.util.Map;
import java.util.Optional;

/** The type of {@code article} in expressions. */
final class ExpressionType implements CelTypeProvider {
    /** All fields that an expression can read, with their types. The body is not a field: {@code text} conditions search it. */
    static final Map<String, CelType> FIELDS = Map.ofEntries(
            Map.entry("article_id", SimpleType.INT),
            Map.entry("revision", SimpleType.INT),
            Map.entry("title", SimpleType.STRING),
            Map.entry("summary", SimpleType.STRING),
            Map.entry("description", SimpleType.STRING),
            Map.entry("date", SimpleType.TIMESTAMP),
            Map.entry("updated", SimpleType.TIMESTAMP),
            Map.entry("source", SimpleType.STRING),
            Map.entry("source_key", SimpleType.STRING),
            Map.entry("source_link", SimpleType.STRING),
            Map.entry("feed_item_id", SimpleType.INT),
            Map.entry("url", SimpleType.STRING),
            Map.entry("canonical_url", SimpleType.STRING),
            Map.entry("enclosure", SimpleType.STRING),
            Map.entry("language", SimpleType.STRING),
            Map.entry("authors", ListType.create(SimpleType.STRING)),
            Map.entry("tags", ListType.create(SimpleType.STRING)),
            Map.entry("word_count", SimpleType.INT),
            Map.entry("extra", MapType.create(SimpleType.STRING, SimpleType.DYN)));

    static final StructType ARTICLE = StructType.create(
            "wireroom.Article", ImmutableSet.copyOf(FIELDS.keySet()), name -> Optional.ofNullable(FIELDS.get(name)));

    @Override
    public ImmutableList<CelType> types() {
        return ImmutableList.of(ARTICLE);
    }

    @Override
    public Optional<CelType> findType(String name) {
        return name.equals(ARTICLE.name()) ? Optional.of(ARTICLE) : Optional.empty();
    }
}
