package io.wireroom.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.Article;
import io.wireroom.article.NormalDocument;
import io.wireroom.article.RawDocument;
import io.wireroom.article.Result;
import io.wireroom.config.CoreWiring;
import io.wireroom.event.ArticleJson;
import io.wireroom.event.ContentHash;
import io.wireroom.event.EventSchema;
import io.wireroom.ledger.Decision;
import io.wireroom.ledger.LedgerEntry;
import io.wireroom.pipeline.CorpusFiles.CorpusFile;
import io.wireroom.render.HugoDocument;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the pipeline makes of real articles. */
class CorpusPipelineTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    /** Of 299. */
    private static final int AS_THEY_WERE = 14;

    private final DocumentPipeline pipeline =
            CoreWiring.pipeline(1 << 20, CorpusFiles.sources(), CorpusFiles.SITE, CorpusFiles.ASSETS);

    @Test
    void createsAValidEventWithItsOwnUrlForEachDocument() {
        for (CorpusFile file : CorpusFiles.all()) {
            Article article = article(file.bytes());

            assertThat(article.path()).isEqualTo(file.path());
            assertThat(EventSchema.problems(ArticleJson.write(article)))
                    .describedAs(file.name())
                    .isEmpty();
            assertThat(article.contentHash()).isEqualTo(ContentHash.of(article));
        }
    }

    @Test
    void createsADistinctQrCodeForEachArticle() {
        Set<String> codes = new HashSet<>();
        for (CorpusFile file : CorpusFiles.all()) {
            Article article = article(file.bytes());

            assertThat(withoutCode("qrcode = \"" + article.qrcode() + "\"\n"))
                    .describedAs(file.name())
                    .isEqualTo(withoutCode(line(file.text(), "qrcode")));
            assertThat(codes.add(article.qrcode().replaceFirst(".*/", ""))).isTrue();
        }
    }

    @Test
    void roundTripsExceptForCorrections() {
        int untouched = 0;
        for (CorpusFile file : CorpusFiles.all()) {
            Article article = article(file.bytes());
            String back = withoutCode(new String(new HugoDocument().write(article), UTF_8));

            assertThat(back).describedAs(file.name()).isEqualTo(withoutCode(mended(file, article)));
            untouched += back.equals(withoutCode(file.text())) ? 1 : 0;
        }
        assertThat(untouched).isEqualTo(AS_THEY_WERE);
    }

    @Test
    void itsOwnOutputChangesNothing() {
        HugoDocument hugo = new HugoDocument();
        for (CorpusFile file : CorpusFiles.all()) {
            Decision.Publish told = decide(LedgerEntry.NEW, file.bytes());
            byte[] back = hugo.write(told.edition());

            assertThat(hugo.write(article(back))).isEqualTo(back);
        }
    }

    /** The file without what is wrong with it: no {@code url}, as most, no image, a body that is not canonical. */
    private static String mended(CorpusFile file, Article article) {
        String text = file.hasUrl()
                ? file.text()
                : file.text().replaceFirst("\nqrcode = ", "\nurl = \"" + file.path() + "\"\nqrcode = ");
        String image = line(text, "enclosure");
        if (image.endsWith("None\"\n")) {
            text = text.replace(image, "enclosure = \"" + article.enclosure() + "\"\n");
        }
        int body = text.indexOf("\n+++\n\n") + 6;
        return text.substring(0, body) + canonical(text.substring(body));
    }

    private static String canonical(String body) {
        return body.replaceAll("='([^'<>\"]*)'", "=\"$1\"")
                .replace("target=\"_blank\" rel=\"nofollow\"", "rel=\"nofollow\" target=\"_blank\"")
                .replaceAll("&(?![a-z]+;|#)", "&amp;");
    }

    private static String line(String text, String key) {
        int start = text.indexOf("\n" + key + " = ") + 1;
        return text.substring(start, text.indexOf('\n', start) + 1);
    }

    /** The four letters and the number that a QR code's name is made of are Wireroom's own. */
    private static String withoutCode(String text) {
        return text.replaceFirst("(\nqrcode = \"|^qrcode = \")(.*/)[A-Za-z0-9_-]+\\.webp\"", "$1$2.webp\"");
    }

    private Article article(byte[] document) {
        return decide(LedgerEntry.NEW, document).edition();
    }

    private Decision.Publish decide(LedgerEntry entry, byte[] document) {
        return switch (pipeline.read(new RawDocument(null, document, null, NOW))) {
            case Result.Ok<NormalDocument>(NormalDocument normal) ->
                (Decision.Publish) pipeline.decide(entry, normal, NOW);
            case Result.Rejected<NormalDocument> rejected -> throw new AssertionError(rejected);
        };
    }
}
