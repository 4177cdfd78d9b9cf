package io.wireroom.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.wireroom.Corpus;
import io.wireroom.article.Source;
import io.wireroom.config.EmbeddedDefaults;
import io.wireroom.normalize.source.SourceRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

/** The real articles as documents, and the settings with which they were made. */
public final class CorpusFiles {
    public static final String SITE = "https://news.example";
    public static final String ASSETS = "https://cdn.newsramp.app";

    private static final String PREFIX = "wireroom.sources.";
    private static final String NAME = ".name";

    private CorpusFiles() {}

    /** @param path what the article's URL has to be: its own, or its folder and file name */
    public record CorpusFile(String name, String text, String path) {
        public byte[] bytes() {
            return text.getBytes(UTF_8);
        }

        public boolean hasUrl() {
            return text.contains("\nurl = \"");
        }
    }

    public static List<CorpusFile> all() {
        return Corpus.articles().stream().map(CorpusFiles::read).toList();
    }

    /** The sources of the embedded default. */
    public static SourceRegistry sources() {
        Properties defaults = new Properties();
        try (InputStream file = EmbeddedDefaults.class.getResourceAsStream("embedded.properties")) {
            defaults.load(Objects.requireNonNull(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<SourceRegistry.Entry> entries = new ArrayList<>();
        for (String property : defaults.stringPropertyNames()) {
            if (property.startsWith(PREFIX) && property.endsWith(NAME)) {
                String key = property.substring(PREFIX.length(), property.length() - NAME.length());
                entries.add(new SourceRegistry.Entry(
                        new Source(key, defaults.getProperty(property)),
                        split(defaults.getProperty(PREFIX + key + ".aliases", "")),
                        split(defaults.getProperty(PREFIX + key + ".hosts", ""))));
            }
        }
        return new SourceRegistry(entries);
    }

    private static List<String> split(String list) {
        return list.isEmpty() ? List.of() : List.of(list.split(","));
    }

    private static CorpusFile read(Path file) {
        try {
            String text = Files.readString(file);
            String name = file.getFileName().toString().replaceAll("\\.md$", "");
            int url = text.indexOf("\nurl = \"");
            String path = url < 0
                    ? "/" + requireNonNull(file.getParent()).getFileName() + "/" + name
                    : text.substring(url + 8, text.indexOf('"', url + 8));
            return new CorpusFile(name, text, path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
