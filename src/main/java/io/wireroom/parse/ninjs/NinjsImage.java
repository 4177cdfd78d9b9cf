package io.wireroom.parse.ninjs;

import io.wireroom.article.Value;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Selects the lead image of a ninjs object: an associated picture, or the object itself if it is a picture. */
final class NinjsImage {
    private static final Set<String> LEADS = Set.of("lead-image", "featuremedia", "featureimage", "mainimage", "main");
    private static final Set<String> ORIGINALS = Set.of("original", "baseimage", "main");
    private static final Set<String> PICTURES = Set.of("picture", "graphic");
    private static final long MAX_WIDTH = 4_096;

    private NinjsImage() {}

    static @Nullable String of(NinjsItem item) {
        Stream<NinjsItem> associated = item.items("associations").stream()
                .filter(each -> isPicture(each) && AgencyNinjs.isPlainMedia(each))
                .sorted(Comparator.comparing((NinjsItem each) -> !isLead(each)));
        Stream<NinjsItem> itself = isPicture(item) ? Stream.of(item) : Stream.empty();
        return Stream.concat(associated, itself)
                .map(NinjsImage::href)
                .filter(href -> href != null)
                .findFirst()
                .orElse(null);
    }

    /** The URL of an object that is a picture. */
    static @Nullable String ofItself(NinjsItem picture) {
        return href(picture);
    }

    /** The URL of the association with this name. */
    static @Nullable String named(NinjsItem item, String name) {
        return item.items("associations").stream()
                .filter(each -> name.equals(each.text("name")))
                .map(NinjsImage::href)
                .filter(href -> href != null)
                .findFirst()
                .orElse(null);
    }

    static boolean isPicture(NinjsItem item) {
        String type = item.text("type");
        return type != null && PICTURES.contains(type.toLowerCase(Locale.ROOT));
    }

    private static boolean isLead(NinjsItem item) {
        String name = item.text("name");
        return name != null && LEADS.contains(name.toLowerCase(Locale.ROOT));
    }

    private static @Nullable String href(NinjsItem picture) {
        List<NinjsItem> renditions = picture.items("renditions").stream()
                .filter(each -> each.text("href") != null && isImage(each))
                .toList();
        return renditions.stream()
                .filter(NinjsImage::isOriginal)
                .findFirst()
                .or(() -> renditions.stream().max(Comparator.comparingLong(NinjsImage::width)))
                .map(each -> each.text("href"))
                .orElse(null);
    }

    private static boolean isImage(NinjsItem rendition) {
        String type = rendition.text(List.of("contenttype", "mimetype"));
        return type == null || type.toLowerCase(Locale.ROOT).startsWith("image/");
    }

    private static boolean isOriginal(NinjsItem rendition) {
        String name = rendition.text("name");
        return name != null && ORIGINALS.contains(name.toLowerCase(Locale.ROOT));
    }

    /** The width in pixels; 0 if it is unknown or larger than needed. */
    private static long width(NinjsItem rendition) {
        return rendition.value("width") instanceof Value.Whole(long width) && width <= MAX_WIDTH ? width : 0;
    }
}
