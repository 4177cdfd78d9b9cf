package io.wireroom.normalize.body;

import io.wireroom.normalize.link.Images;
import io.wireroom.normalize.link.LinkResolver;
import io.wireroom.normalize.link.WebUrl;
import io.wireroom.normalize.text.Characters;
import io.wireroom.normalize.text.PlainText;
import io.wireroom.normalize.text.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * Determines the URL of an {@code img}, with support for common forms of lazy loading: {@code src} unless it is a placeholder, or else
 * an attribute of a lazy-loading script, {@code srcset}, or the {@code source} of the {@code picture}.
 */
final class BodyImages {
    private static final List<String> LAZY = List.of(
            "data-src",
            "data-lazy-src",
            "data-lazy",
            "data-orig-src",
            "data-actualsrc",
            "data-cfsrc",
            "data-ezsrc",
            "data-echo",
            "data-delayed-url",
            "data-pagespeed-lazy-src",
            "data-litespeed-src",
            "nitro-lazy-src",
            "data-original",
            "data-image-src",
            "data-img-src",
            "data-full-src",
            "data-url");
    /** Attributes of lazy-loading scripts that contain nothing but the image. In others, it may be a larger copy, or a page. */
    private static final List<String> IMAGE_ONLY = LAZY.subList(0, LAZY.indexOf("data-original"));

    private static final Pattern IMAGE_FILE =
            Pattern.compile("\\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?|heic)$", Pattern.CASE_INSENSITIVE);
    private static final List<String> SETS = List.of("srcset", "data-srcset", "data-lazy-srcset", "nitro-lazy-srcset");
    private static final int MAX_WIDTH = 2_048;
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "(?:^|[-_./])(?:placeholder|spacer|blank|transparent|trans|pixel|clear|empty|loading|lazy|lazyload|grey|gray|1x1)"
                    + "(?:[-_.0-9a-z]{0,12})\\.(?:gif|png|svg|webp|jpe?g)$");
    private static final Pattern CODE_POINTS =
            Pattern.compile("/((?:[0-9a-f]{2,6}-){0,9}[0-9a-f]{4,6})\\.(?:png|svg|gif|webp)", Pattern.CASE_INSENSITIVE);
    private static final Pattern COUNTER = Pattern.compile(
            "//(?:[^/]*\\.)?(?:pixel\\.wp\\.com/|pixel\\.quantserve\\.com/|stats\\.wordpress\\.com/|feeds\\.feedburner\\.com/~"
                    + "|(?:www\\.)?facebook\\.com/tr[/?]|google-analytics\\.com/|ad\\.doubleclick\\.net/|scorecardresearch\\.com/"
                    + "|px\\.ads\\.linkedin\\.com/|analytics\\.twitter\\.com/|bat\\.bing\\.com/|mc\\.yandex\\.ru/watch/"
                    + "|blogger\\.googleusercontent\\.com/tracker/|feedsportal\\.com/|statcounter\\.com/|imgvc\\.com/)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NO_SIZE = Pattern.compile("[01](?:px|\\.0)?");
    private final LinkResolver links;

    BodyImages(LinkResolver links) {
        this.links = links;
    }

    /** The absolute URL of the image; empty if it has no valid one. */
    Optional<String> address(Element image) {
        return candidates(image).stream()
                .flatMap(url -> links.src(url).stream())
                .findFirst();
    }

    private static List<String> candidates(Element image) {
        var candidates = new ArrayList<String>();
        String src = image.attr("src");
        boolean real =
                !placeholder(src) && !image.className().toLowerCase(Locale.ROOT).contains("lazy");
        if (real) {
            // a small or blurred copy may stand in its place until the script runs
            IMAGE_ONLY.stream().map(image::attr).filter(BodyImages::imageFile).forEach(candidates::add);
            candidates.add(src);
        }
        LAZY.stream().map(image::attr).filter(url -> !placeholder(url)).forEach(candidates::add);
        if (!real && !placeholder(src)) {
            candidates.add(src);
        }
        SETS.forEach(set -> Srcset.largest(image.attr(set), MAX_WIDTH).ifPresent(candidates::add));
        Element parent = image.nameIs("picture") ? image : image.parent();
        if (parent != null && parent.nameIs("picture")) {
            for (Element source : parent.children()) {
                if (source.nameIs("source")) {
                    SETS.forEach(
                            set -> Srcset.largest(source.attr(set), MAX_WIDTH).ifPresent(candidates::add));
                }
            }
        }
        candidates.removeIf(BodyImages::placeholder);
        if (candidates.isEmpty() && !src.isBlank()) {
            candidates.add(src);
        }
        return candidates;
    }

    /** Whether a script loads the image. It may be hidden until then. */
    static boolean lazy(Element image) {
        return image.className().toLowerCase(Locale.ROOT).contains("lazy")
                || LAZY.stream().anyMatch(image::hasAttr)
                || SETS.stream().skip(1).anyMatch(image::hasAttr);
    }

    private static boolean placeholder(String url) {
        String text = url.strip().toLowerCase(Locale.ROOT);
        int end = WebUrl.pathEnd(text, 0);
        return text.isEmpty()
                || text.startsWith("data:")
                || text.startsWith("about:")
                || text.equals("#")
                || PLACEHOLDER.matcher(text.substring(0, Math.min(end, 2_048))).find();
    }

    private static boolean imageFile(String url) {
        return !placeholder(url)
                && IMAGE_FILE
                        .matcher(url.substring(0, WebUrl.pathEnd(url, 0)).strip())
                        .find();
    }

    /** Whether the image is an emoji, which some content management systems send as images. */
    static boolean emoji(Element image) {
        return image.hasClass("wp-smiley")
                || image.hasClass("emoji")
                || image.hasClass("emojione")
                || image.hasClass("twemoji")
                || Images.isEmoji(image.attr("src"));
    }

    /** The character of an emoji image: its {@code alt}, or else the code points in the file name; empty if there are none. */
    static String character(Element image) {
        String alt = PlainText.folded(image.attr("alt"));
        if (!alt.isEmpty()) {
            return alt;
        }
        Matcher points = CODE_POINTS.matcher(image.attr("src"));
        return points.find() ? characters(points.group(1)) : "";
    }

    private static String characters(String points) {
        var out = new StringBuilder();
        for (String point : points.split("-", -1)) {
            int c = Integer.parseInt(point, 16);
            if (Character.isValidCodePoint(c) && Characters.allowed(c)) {
                out.appendCodePoint(c);
            }
        }
        return out.toString();
    }

    /** Whether the image is a tracking pixel. */
    static boolean counter(Element image) {
        Style style = Style.of(image.attr("style"));
        boolean narrow = noSize(image.attr("width").strip()) || noSize(style.value("width"));
        boolean low = noSize(image.attr("height").strip()) || noSize(style.value("height"));
        return (narrow && low) || COUNTER.matcher(image.attr("src")).find();
    }

    /** Whether one side is at most one pixel long: a line or a spacer. */
    static boolean line(Element image) {
        return noSize(image.attr("width").strip())
                || noSize(image.attr("height").strip());
    }

    private static boolean noSize(String length) {
        return NO_SIZE.matcher(length).matches();
    }
}
