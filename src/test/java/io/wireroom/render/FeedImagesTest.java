package io.wireroom.render;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rometools.modules.mediarss.MediaEntryModule;
import com.rometools.modules.mediarss.MediaModule;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import io.wireroom.article.Article;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Lead images in feeds with metadata beyond the URL. */
class FeedImagesTest {
    private final Article article = Sample.article(sample -> sample.enclosure = "https://cdn.example/card");
    private final Feed known = feed(new ImageMetadata("image/png", 34_567L, 1200L, 630L));
    private final Feed sizeOnly = feed(new ImageMetadata("image/png", null, 1200L, 630L));

    private Feed feed(ImageMetadata facts) {
        return Sample.feed(List.of(article), Map.of("https://cdn.example/card", facts));
    }

    @Test
    void everyFeedHasTheCaptionOfTheImageThatTheBodyShows() throws Exception {
        Article captioned = Sample.article(sample -> {
            sample.enclosure = "https://cdn.example/a.png";
            sample.contentHtml = "<figure><img src=\"https://cdn.example/a.png\" alt=\"A quay\" width=\"9\">"
                    + "<figcaption>The quay at <em>dawn</em> &amp; dusk</figcaption></figure>";
        });
        Feed feed = Sample.feed(captioned);

        for (byte[] xml : List.of(new Rss().write(feed), new Atom().write(feed))) {
            assertThat(new String(xml, UTF_8))
                    .contains("<media:description type=\"plain\">The quay at dawn &amp; dusk</media:description>");
        }
        assertThat(json(new Ninjs().write(captioned))
                        .at("/associations/0/descriptions/0/value")
                        .textValue())
                .isEqualTo("The quay at dawn & dusk");
        assertThat(new String(new Rss().write(known), UTF_8)).doesNotContain("media:description");
    }

    @Test
    void rssHasAnEnclosureAndMedia() throws Exception {
        SyndEntry item = rome(new Rss().write(known));

        assertThat(item.getEnclosures()).singleElement().satisfies(enclosure -> {
            assertThat(enclosure.getUrl()).isEqualTo(article.enclosure());
            assertThat(enclosure.getLength()).isEqualTo(34_567);
            assertThat(enclosure.getType()).isEqualTo("image/png");
        });
        var media = ((MediaEntryModule) item.getModule(MediaModule.URI)).getMediaContents()[0];
        assertThat(media.getFileSize()).isEqualTo(34_567);
        assertThat(media.getWidth()).isEqualTo(1200);
        assertThat(media.getHeight()).isEqualTo(630);
        assertThat(media.getType()).isEqualTo("image/png");
    }

    @Test
    void rssHasNoEnclosureOfUnknownLength() throws Exception {
        SyndEntry item = rome(new Rss().write(sizeOnly));

        assertThat(item.getEnclosures()).isEmpty();
        assertThat(((MediaEntryModule) item.getModule(MediaModule.URI)).getMediaContents()[0].getWidth())
                .isEqualTo(1200);
        assertThat(new String(new Rss().write(Sample.feed(article)), UTF_8)).doesNotContain("<enclosure", "fileSize");
    }

    @Test
    void atomLinksWithTypeAndLength() throws Exception {
        assertThat(rome(new Atom().write(known)).getEnclosures())
                .singleElement()
                .satisfies(enclosure -> {
                    assertThat(enclosure.getLength()).isEqualTo(34_567);
                    assertThat(enclosure.getType()).isEqualTo("image/png");
                });
        assertThat(new String(new Atom().write(sizeOnly), UTF_8)).doesNotContain("length=");
    }

    @Test
    void jsonFeedAttachesKnownMetadata() throws IOException {
        JsonNode item = json(new JsonFeed("https://about.example/").write(known))
                .path("items")
                .path(0);

        assertThat(item.path("image").textValue()).isEqualTo(article.enclosure());
        assertThat(item.path("attachments")).singleElement().satisfies(attachment -> {
            assertThat(attachment.path("url").textValue()).isEqualTo(article.enclosure());
            assertThat(attachment.path("mime_type").textValue()).isEqualTo("image/png");
            assertThat(attachment.path("size_in_bytes").longValue()).isEqualTo(34_567);
        });
        assertThat(json(new JsonFeed("https://about.example/").write(sizeOnly))
                        .path("items")
                        .path(0)
                        .has("attachments"))
                .isFalse();
    }

    @Test
    void ninjsRendersWithSizeAndLength() throws IOException {
        JsonNode rendition = json(new Ninjs().write(known))
                .path("items")
                .path(0)
                .path("associations")
                .path(0)
                .path("renditions")
                .path(0);

        assertThat(rendition.path("contentType").textValue()).isEqualTo("image/png");
        assertThat(rendition.path("width").intValue()).isEqualTo(1200);
        assertThat(rendition.path("height").intValue()).isEqualTo(630);
        assertThat(rendition.path("sizeInBytes").longValue()).isEqualTo(34_567);
    }

    private static SyndEntry rome(byte[] xml) throws Exception {
        return new SyndFeedInput()
                .build(new XmlReader(new ByteArrayInputStream(xml)))
                .getEntries()
                .getFirst();
    }

    private static JsonNode json(byte[] bytes) throws IOException {
        return new ObjectMapper().readTree(bytes);
    }
}
