package io.wireroom.render;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.Article;
import io.wireroom.article.ArticleId;
import io.wireroom.article.Edition;
import io.wireroom.article.Withdrawal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;

class HugoArchiveTest {

    @Test
    void containsArticlesThenDeletionsThenTheCursor() throws IOException {
        Map<String, String> files = files(archive(Sample.article(), Sample.withdrawal(null)));

        assertThat(files.keySet())
                .containsExactly("news/202507/126642-harbour-reopens-after-storm.md", "deleted.txt", "cursor.txt");
        assertThat(files.get("news/202507/126642-harbour-reopens-after-storm.md"))
                .isEqualTo(new String(new HugoDocument().write(Sample.article()), UTF_8));
        assertThat(files.get("deleted.txt")).isEqualTo("news/202507/126643-gone.md\n");
        assertThat(files.get("cursor.txt")).isEqualTo("next-1\n");
    }

    @Test
    void keepsAnArticleThatWasReinstated() throws IOException {
        Article article = Sample.article();

        Map<String, String> files = files(archive(withdrawn(article), article));

        assertThat(files.get("deleted.txt")).isEmpty();
    }

    @Test
    void deletesAnArticleThatWasWithdrawnLater() throws IOException {
        Article article = Sample.article();

        Map<String, String> files = files(archive(article, withdrawn(article)));

        assertThat(files.get("deleted.txt")).isEqualTo("news/202507/126642-harbour-reopens-after-storm.md\n");
    }

    @Test
    void deletesByPath() throws IOException {
        Instant gone = Instant.parse("2525-01-01T00:00:00Z");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (HugoArchive archive = new HugoArchive(bytes)) {
            archive.delete("/202507/126643-gone", gone);
            archive.finish("next-1");
        }

        assertThat(files(bytes.toByteArray()).get("deleted.txt")).isEqualTo("news/202507/126643-gone.md\n");
        assertThat(times(bytes.toByteArray())).containsOnly(gone);
    }

    @Test
    void datesEachFileByItsEdition() throws IOException {
        Article ancient = Sample.article(sample -> sample.updated = Instant.parse("1901-01-01T00:00:00.123Z"));
        Article distant = Sample.article(sample -> sample.updated = Instant.parse("2525-01-01T00:00:00Z"));

        assertThat(times(archive(ancient)).get(0)).isEqualTo(Instant.parse("1901-01-01T00:00:00Z"));
        assertThat(times(archive(distant))).containsOnly(Instant.parse("2525-01-01T00:00:00Z"));
        assertThat(times(archive())).containsOnly(Instant.EPOCH);
    }

    @Test
    void keepsPathsThatAreLong() throws IOException {
        String path = "/202507/126642-" + "a".repeat(300);

        Map<String, String> files = files(archive(Sample.article(sample -> sample.path = path)));

        assertThat(files).containsKey("news" + path + ".md");
    }

    @Test
    void isReproducible() throws IOException {
        List<Article> articles = CorpusArticles.articles();

        byte[] first = archive(articles.toArray(Edition[]::new));

        assertThat(first).isEqualTo(archive(articles.toArray(Edition[]::new)));
        long paths = articles.stream().map(Article::path).distinct().count();
        assertThat(files(first)).hasSize((int) paths + 2);
    }

    private static Withdrawal withdrawn(Article article) {
        return new Withdrawal(
                new ArticleId(article.id().value()),
                3,
                article.date(),
                article.updated(),
                article.source(),
                article.path(),
                article.canonicalUrl(),
                null,
                List.of(),
                null,
                List.of());
    }

    private static byte[] archive(Edition... editions) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (HugoArchive archive = new HugoArchive(bytes)) {
            for (Edition edition : editions) {
                archive.add(edition);
            }
            archive.finish("next-1");
        }
        return bytes.toByteArray();
    }

    private static Map<String, String> files(byte[] archive) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        read(archive, (entry, content) -> files.put(entry.getName(), content));
        return files;
    }

    private static List<Instant> times(byte[] archive) throws IOException {
        List<Instant> times = new ArrayList<>();
        read(archive, (entry, content) -> times.add(entry.getLastModifiedTime().toInstant()));
        return times;
    }

    private static void read(byte[] archive, BiConsumer<TarArchiveEntry, String> each) throws IOException {
        var gzip = new GZIPInputStream(new ByteArrayInputStream(archive));
        try (TarArchiveInputStream tar = new TarArchiveInputStream(gzip, UTF_8.name())) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                each.accept(entry, new String(tar.readAllBytes(), UTF_8));
            }
        }
    }
}
