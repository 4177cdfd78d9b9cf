package io.wireroom.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.Article;
import io.wireroom.article.NormalDocument;
import io.wireroom.article.RawDocument;
import io.wireroom.article.Result;
import io.wireroom.assets.GeneratedImages;
import io.wireroom.config.CoreWiring;
import io.wireroom.enrich.Asset;
import io.wireroom.image.QrCodes;
import io.wireroom.image.Tool;
import io.wireroom.ledger.Decision;
import io.wireroom.ledger.LedgerEntry;
import io.wireroom.pipeline.CorpusFiles.CorpusFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What scanners and decoders that are not ours make of the QR codes and cards of real articles: of every fifth article, or of all with
 * {@code -Dassets.full=true}.
 */
class CorpusAssetsIT {
    private static final int STEP = Boolean.getBoolean("assets.full") ? 1 : 5;
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Object[] QR_ONLY = {"-q", "--raw", "-Sdisable", "-Sqrcode.enable"};

    @TempDir
    private Path folder;

    private final DocumentPipeline pipeline =
            CoreWiring.pipeline(1 << 20, CorpusFiles.sources(), CorpusFiles.SITE, CorpusFiles.ASSETS);
    private final GeneratedImages drawings = new GeneratedImages(QrCodes.DEFAULT);

    @Test
    void everyWebpIsValidAndLeadsToItsArticle() throws Exception {
        List<Path> files = draw("webp", article -> new Asset.QrCode(article.id(), Asset.Format.WEBP));
        String report = new Tool("webpinfo").runForText(files.toArray());
        assertThat(report.split("No error detected", -1)).hasSize(files.size() + 1);
        for (Path file : files) {
            new Tool("dwebp").run("-quiet", file, "-o", folder.resolve("decoded.png"));
        }
    }

    @Test
    void everyPngIsValidAndLeadsToItsArticle() throws Exception {
        pngcheck(draw("png", article -> new Asset.QrCode(article.id(), Asset.Format.PNG)));
    }

    @Test
    void everySvgIsXmlAndLeadsToItsArticle() throws Exception {
        for (Path file : draw("svg", article -> new Asset.QrCode(article.id(), Asset.Format.SVG))) {
            DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(file.toFile());
        }
    }

    @Test
    void everyCardIsValidAndLeadsToItsArticle() throws Exception {
        pngcheck(draw("png", Asset.Card::of));
    }

    private static void pngcheck(List<Path> files) throws Exception {
        String report = new Tool("pngcheck").runForText(files.toArray());
        assertThat(report.lines().filter(line -> line.startsWith("OK: "))).hasSize(files.size());
    }

    /** What is drawn of an article. */
    private interface Choice {
        Asset of(Article article);
    }

    /** The files, each of which {@code zbarimg} reads its article's canonical URL from. */
    private List<Path> draw(String extension, Choice choice) throws Exception {
        List<Path> files = new ArrayList<>();
        List<String> urls = new ArrayList<>();
        List<CorpusFile> corpus = CorpusFiles.all();
        for (int i = 0; i < corpus.size(); i += STEP) {
            Article article = article(corpus.get(i));
            Path file = folder.resolve(urls.size() + "." + extension);
            files.add(Files.write(
                    file, drawings.of(choice.of(article), article).render().bytes()));
            urls.add(article.canonicalUrl());
        }
        Object[] arguments = Stream.concat(Stream.of(QR_ONLY), files.stream()).toArray();
        assertThat(new Tool("zbarimg").runForText(arguments).lines()).containsExactlyElementsOf(urls);
        return files;
    }

    private Article article(CorpusFile file) {
        Result<NormalDocument> read = pipeline.read(new RawDocument(null, file.bytes(), null, NOW));
        return ((Decision.Publish) pipeline.decide(LedgerEntry.NEW, ((Result.Ok<NormalDocument>) read).value(), NOW))
                .edition();
    }
}
