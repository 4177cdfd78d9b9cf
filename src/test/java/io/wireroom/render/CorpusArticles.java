package io.wireroom.render;

import io.wireroom.Corpus;
import io.wireroom.article.Article;
import io.wireroom.article.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;

/** The corpus articles, parsed without normalization, so that output can be compared with the file. */
final class CorpusArticles {

    /** @param file the file's text, with the {@code url} line that some lack */
    record Real(Article article, String file) {}

    private CorpusArticles() {}

    static List<Real> all() {
        List<Path> files = new ArrayList<>(Corpus.articles());
        files.addAll(Corpus.oddArticles());
        return files.stream().map(CorpusArticles::read).toList();
    }

    static List<Article> articles() {
        return all().stream().map(Real::article).toList();
    }

    private static Real read(Path path) {
        String file = text(path);
        int end = file.indexOf("\n+++\n\n");
        TomlParseResult header = Toml.parse(file.substring(4, end + 1));
        String slug = path.getFileName().toString().replaceAll("^\\d+-|\\.md$", "");
        Article article = Sample.article(sample -> fill(sample, header, file.substring(end + 6), slug));
        String url = "url = \"" + article.path() + "\"\n";
        return new Real(
                article, header.contains("url") ? file : file.replaceFirst("(?m)^qrcode = ", url + "qrcode = "));
    }

    private static void fill(Sample sample, TomlParseResult header, String body, String slug) {
        sample.id = header.getLong("article_id", () -> 0);
        sample.title = header.getString("title", () -> "");
        sample.date = Instant.parse(header.getString("date", () -> ""));
        sample.summary = header.getString("summary", () -> "");
        sample.description = header.getString("description", () -> "");
        sample.sourceLink = optional(header, "source_link");
        sample.enclosure = optional(header, "enclosure");
        sample.feedItemId = header.getLong("feed_item_id");
        sample.qrcode = header.getString("qrcode", () -> "");
        sample.source = new Source("src", header.getString("source", () -> ""));
        sample.path = header.getString("url", () -> "/" + month(sample.date) + "/" + sample.id + "-" + slug);
        sample.language = null;
        sample.tags = List.of();
        sample.contentHtml = body;
        sample.contentText = body.replaceAll("<[^>]*>", "");
    }

    private static String month(Instant date) {
        return date.toString().substring(0, 7).replace("-", "");
    }

    private static @Nullable String optional(TomlParseResult header, String key) {
        return header.getString(key);
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
