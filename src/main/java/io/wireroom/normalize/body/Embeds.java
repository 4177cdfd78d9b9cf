package io.wireroom.normalize.body;

import io.wireroom.normalize.link.LinkResolver;
import io.wireroom.normalize.link.WebUrl;
import io.wireroom.normalize.text.Excerpt;
import io.wireroom.normalize.text.HiddenText;
import io.wireroom.normalize.text.PlainText;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/**
 * Replaces frames, videos, audio and other embedded content by links. The URLs of common players become those of the corresponding
 * pages.
 */
final class Embeds {
    /** @param label the element's {@code title}, or else its kind and host */
    record Embed(String url, String label) {}

    private static final List<String> ADDRESSES =
            List.of("src", "data-src", "data-lazy-src", "data-litespeed-src", "data-cmp-src", "data", "data-href");
    private static final int MAX_LABEL_LENGTH = 120;
    private static final Pattern NOT_CONTENT = Pattern.compile(
            "(?i)https?://(?:[^/]*\\.)?(?:googletagmanager\\.com|doubleclick\\.net|googlesyndication\\.com|adnxs\\.com"
                    + "|amazon-adsystem\\.com)/.*");
    private static final String YOUTUBE = "(?i)https?://(?:www\\.|m\\.)?youtube(?:-nocookie)?\\.com";
    private static final Pattern YOUTUBE_LIST =
            Pattern.compile(YOUTUBE + "/embed/videoseries\\?(?:.*&)?list=([\\w-]{2,64})(?:[&#].*)?");
    private static final Pattern YOUTUBE_VIDEO =
            Pattern.compile(YOUTUBE + "/(?:embed|v)/([\\w-]{6,20})(?:[?&/#](.*))?");
    private static final Pattern START = Pattern.compile("(?:.*[?&])?start=([0-9]{1,6})(?:&.*)?");
    private static final Pattern VIMEO =
            Pattern.compile("(?i)https?://player\\.vimeo\\.com/video/([0-9]{1,12})(?:[?#].*)?");
    private static final Pattern DAILYMOTION =
            Pattern.compile("(?i)https?://(?:www\\.)?dailymotion\\.com/embed/video/([\\w]{1,20})(?:[?#].*)?");
    private static final Pattern SPOTIFY =
            Pattern.compile("(?i)https?://open\\.spotify\\.com/embed/([a-z]+/\\w{1,40})(?:[?#].*)?");
    private static final Pattern WRAPPED = Pattern.compile(
            "(?i)https?://(?:(?:www\\.)?facebook\\.com/plugins/[a-z]+\\.php\\?(?:.*&)?href|w\\.soundcloud\\.com/player/?\\?(?:.*&)?url)"
                    + "=([^&#]+).*");
    private static final Pattern VIDEO_HOST = Pattern.compile(
            "(?i)(?:.*\\.)?(?:youtube\\.com|youtu\\.be|vimeo\\.com|dailymotion\\.com|twitch\\.tv|jwplatform\\.com"
                    + "|brightcove\\.net|rumble\\.com|wistia\\.(?:com|net))");
    private static final Pattern AUDIO_HOST = Pattern.compile(
            "(?i)(?:.*\\.)?(?:soundcloud\\.com|spotify\\.com|podbean\\.com|libsyn\\.com|simplecast\\.com|buzzsprout\\.com)");

    private final LinkResolver links;

    Embeds(LinkResolver links) {
        this.links = links;
    }

    /** Empty if the element has no valid URL, is hidden, or is an advertisement or a tracker. */
    Optional<Embed> of(Element element) {
        return HiddenText.is(element) || BodyImages.counter(element)
                ? Optional.empty()
                : addresses(element)
                        .flatMap(address -> links.src(address).stream())
                        .filter(url -> !NOT_CONTENT.matcher(url).matches())
                        .findFirst()
                        .map(url -> page(url))
                        .map(url -> new Embed(url, label(element, url)));
    }

    private static Stream<String> addresses(Element element) {
        return Stream.concat(
                        Stream.concat(ADDRESSES.stream().map(element::attr), known(element)),
                        element
                                .select("source[src], embed[src], iframe[src], param[name=movie], param[name=src]")
                                .stream()
                                .map(inner -> inner.attr(inner.nameIs("param") ? "value" : "src")))
                .filter(address -> !address.isBlank());
    }

    private static Stream<String> known(Element element) {
        return switch (element.normalName()) {
            case "amp-youtube", "lite-youtube" ->
                path("https://www.youtube.com/watch?v=", element, "data-videoid", "videoid");
            case "amp-vimeo", "lite-vimeo" -> path("https://vimeo.com/", element, "data-videoid", "videoid");
            case "amp-twitter" -> path("https://twitter.com/i/status/", element, "data-tweetid");
            case "amp-instagram" -> path("https://www.instagram.com/p/", element, "data-shortcode");
            default -> Stream.empty();
        };
    }

    private static Stream<String> path(String base, Element element, String... attributes) {
        return Stream.of(attributes)
                .map(element::attr)
                .filter(id -> id.matches("[\\w-]{1,64}"))
                .map(base::concat);
    }

    private String page(String url) {
        Matcher list = YOUTUBE_LIST.matcher(url);
        if (list.matches()) {
            return "https://www.youtube.com/playlist?list=" + list.group(1);
        }
        Matcher video = YOUTUBE_VIDEO.matcher(url);
        if (video.matches()) {
            Matcher start = START.matcher(video.group(2) == null ? "" : "?" + video.group(2));
            return "https://www.youtube.com/watch?v=" + video.group(1)
                    + (start.matches() ? "&t=" + start.group(1) : "");
        }
        Matcher wrapped = WRAPPED.matcher(url);
        if (wrapped.matches()) {
            return inner(wrapped.group(1)).orElse(url);
        }
        return rewritten(url, VIMEO, "https://vimeo.com/")
                .or(() -> rewritten(url, DAILYMOTION, "https://www.dailymotion.com/video/"))
                .or(() -> rewritten(url, SPOTIFY, "https://open.spotify.com/"))
                .orElse(url);
    }

    private static Optional<String> rewritten(String url, Pattern player, String page) {
        Matcher matcher = player.matcher(url);
        return matcher.matches() ? Optional.of(page + matcher.group(1)) : Optional.empty();
    }

    private Optional<String> inner(String encoded) {
        try {
            return WebUrl.parse(URLDecoder.decode(encoded, StandardCharsets.UTF_8))
                    .map(WebUrl::text);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String label(Element element, String url) {
        String title = PlainText.folded(element.attr("title"));
        if (!title.isEmpty()) {
            return title.length() <= MAX_LABEL_LENGTH ? title : Excerpt.words(title, MAX_LABEL_LENGTH);
        }
        String host = WebUrl.parse(url).map(WebUrl::host).orElse("");
        return kind(element.normalName(), host) + ": " + host.toLowerCase(Locale.ROOT);
    }

    private static String kind(String element, String host) {
        if (element.endsWith("video") || VIDEO_HOST.matcher(host).matches()) {
            return "Video";
        }
        return element.endsWith("audio") || AUDIO_HOST.matcher(host).matches() ? "Audio" : "Embedded";
    }
}
