package io.wireroom.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.article.RawDocument;
import io.wireroom.article.Result;
import io.wireroom.config.CoreWiring;
import io.wireroom.ledger.Decision;
import io.wireroom.ledger.LedgerEntry;
import io.wireroom.normalize.source.SourceRegistry;
import io.wireroom.pipeline.DocumentPipeline;
import java.time.Instant;
import java.util.Random;

/** Generates typical documents of a news site: 3.5 kB, TOML front matter, an HTML body with paragraphs and a few links. */
public final class BenchDocuments {
    private static final Instant FIRST = Instant.parse("2025-01-01T00:00:00Z");
    private static final int BODY_CHARACTERS = 2_700;
    private static final String[] SOURCES = {"Harbor Gazette", "Upland Courier", "Reef Wire", "Delta Bulletin"};
    private static final String[] WORDS = {
        "harbor",
        "council",
        "approves",
        "new",
        "ferry",
        "route",
        "after",
        "months",
        "of",
        "debate",
        "about",
        "costs",
        "and",
        "noise",
        "the",
        "mayor",
        "said",
        "on",
        "Monday",
        "that",
        "residents",
        "would",
        "benefit",
        "from",
        "shorter",
        "trips",
        "while",
        "critics",
        "asked",
        "for",
        "a",
        "study",
        "its",
        "effects",
        "fishing",
        "grounds",
        "near",
        "old",
        "pier",
        "engineers",
        "expect",
        "work",
        "to",
        "begin",
        "in",
        "spring",
        "with",
        "two",
        "boats",
        "built",
        "at",
        "local",
        "yard"
    };

    private BenchDocuments() {}

    /** The pure stages with the settings of all benchmarks. */
    public static DocumentPipeline pipeline() {
        return CoreWiring.pipeline(1 << 20, SourceRegistry.EMPTY, "https://site.example", "https://assets.example");
    }

    /** The decision about a document of an unknown article, which must be to publish it. */
    static Decision.Publish publish(byte[] document, Instant arrived, DocumentPipeline pipeline) {
        RawDocument raw = new RawDocument(null, document, null, arrived);
        Result<Decision> decision =
                pipeline.read(raw).then(normal -> Result.ok(pipeline.decide(LedgerEntry.NEW, normal, Instant.MAX)));
        if (decision instanceof Result.Ok<Decision>(Decision.Publish publish)) {
            return publish;
        }
        throw new IllegalStateException("not an article: " + decision);
    }

    /** The document with this id; deterministic. */
    public static byte[] document(long id) {
        Random random = new Random(id);
        String date = FIRST.plusSeconds(id % 20_000_000).toString();
        String toml = """
                +++
                title = "%s"
                date = "%s"
                draft = false
                summary = "%s"
                description = "%s"
                source_link = "https://news.example/story/%d/"
                enclosure = "https://images.example/%d.jpg"
                article_id = %d
                feed_item_id = %d
                source = "%s"
                +++

                """.formatted(
                        sentence(random, 9),
                        date,
                        sentence(random, 34),
                        sentence(random, 20),
                        id,
                        id,
                        id,
                        id % 100_000 + 1,
                        SOURCES[(int) (id % SOURCES.length)]);
        return (toml + body(random)).getBytes(UTF_8);
    }

    private static String body(Random random) {
        StringBuilder body = new StringBuilder();
        while (body.length() < BODY_CHARACTERS) {
            body.append("<p>").append(sentence(random, 40)).append(". ");
            if (random.nextInt(3) == 0) {
                body.append("<a href=\"https://news.example/")
                        .append(random.nextInt(1_000))
                        .append("\" rel=\"nofollow\" target=\"_blank\">")
                        .append(sentence(random, 3))
                        .append("</a> ");
            }
            body.append(sentence(random, 25)).append(".</p>");
        }
        return body.toString();
    }

    private static String sentence(Random random, int words) {
        StringBuilder sentence = new StringBuilder();
        for (int i = 0; i < words; i++) {
            sentence.append(i == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
        }
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
