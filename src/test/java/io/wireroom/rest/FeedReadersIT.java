package io.wireroom.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.wireroom.image.Tool;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Feed readers that support only HTTP Basic. Tests are skipped if the programs are not installed. */
@QuarkusTest
@WithTestResource(PartneredWireroom.class)
class FeedReadersIT {
    private static final String PYTHON = "/usr/bin/python3";
    private static final String FEEDPARSER = """
            import feedparser, sys
            feed = feedparser.parse(sys.argv[1])
            print(feed.status, feed.feed.get("title"), len(feed.entries))
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void publish() {
        PartnerClient publisher = PartnerClient.of("publisher");
        PartnerClient.await(() -> publisher.get("/v1/articles").statusCode() == 200);
        publisher.send(
                "POST",
                "/v1/articles",
                "+++\ntitle = \"Read me\"\nsource = \"alpha\"\narticle_id = 870000001\n+++\nText\n");
        PartnerClient.await(() -> publisher.get("/v1/articles/870000001").statusCode() == 200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rss", "atom"})
    void newsboatSubscribes(String format) throws Exception {
        assertThat(unread(format, "key-of-everything")).matches("[1-9][0-9]* unread articles?");
        assertThat(unread(format, "key-of-nobody")).startsWith("0 unread");
    }

    private String unread(String format, String key) throws Exception {
        Path urls = Files.writeString(folder.resolve("urls-" + key), feed(format, key) + "\n");
        Path settings = Files.writeString(folder.resolve("config"), "");
        Path cache = folder.resolve("cache-" + key);
        Tool newsboat = new Tool("newsboat");
        newsboat.run("-q", "-u", urls, "-c", cache, "-C", settings, "-x", "reload");
        return newsboat.runForText("-q", "-u", urls, "-c", cache, "-C", settings, "-x", "print-unread")
                .strip();
    }

    @Test
    void feedparserSubscribes() throws Exception {
        assumeTrue(python("import feedparser", "") != null, "skipped: " + PYTHON + " has no module feedparser");

        for (String format : new String[] {"rss", "atom", "json"}) {
            assertThat(python(FEEDPARSER, feed(format, "key-of-everything"))).startsWith("200 ");
        }
        assertThat(python(FEEDPARSER, feed("rss", "key-of-everything"))).matches("200 The Whole [1-9][0-9]*\\s*");
        assertThat(python(FEEDPARSER, feed("rss", "key-of-nobody"))).startsWith("401 ");
    }

    private static String feed(String format, String key) {
        URI base = URI.create(PartnerClient.base());
        return "http://reader:%s@%s/v1/feed.%s?order=updated".formatted(key, base.getRawAuthority(), format);
    }

    /** The program's output; empty if it fails. */
    private static @Nullable String python(String program, String argument) throws IOException, InterruptedException {
        if (!Files.isExecutable(Path.of(PYTHON))) {
            return null;
        }
        Process process = new ProcessBuilder(PYTHON, "-c", program, argument)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue() == 0 ? printed : null;
    }
}
