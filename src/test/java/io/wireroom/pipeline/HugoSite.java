package io.wireroom.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * A site that Hugo builds, whose one template shows all that themes show of an article, each thing in an element of its own.
 *
 * @param folder empty before
 */
record HugoSite(Path folder) {
    static final Path HUGO = Path.of("/usr/bin/hugo");

    private static final String SINGLE = """
        <!DOCTYPE html>
        <html><head><title>{{ .Title }}</title>
        {{ template "_internal/opengraph.html" . }}{{ template "_internal/schema.html" . }}
        {{ template "_internal/twitter_cards.html" . }}</head>
        <body><h1 id="title">{{ .Title }}</h1>
        <div id="summary">{{ .Summary }}</div>
        <div id="description" title="{{ .Description }}">{{ .Description }}</div>
        <ul id="tags">{{ range .GetTerms "tags" }}<li>{{ .LinkTitle }} {{ .RelPermalink }}</li>{{ end }}</ul>
        <div id="related">{{ range first 2 (.Site.RegularPages.Related .) }}{{ .RelPermalink }} {{ end }}</div>
        <div id="toc">{{ .TableOfContents }}</div>
        <div id="plain">{{ .Plain }}</div>
        <div id="params">{{ range $key, $value := .Params }}{{ $key }}={{ $value }} {{ end }}</div>
        <div id="content">{{ .Content }}</div></body></html>
        """;

    private static final String LIST = """
        <!DOCTYPE html>
        <html><head><title>{{ .Title }}</title></head><body>
        <div id="menus">{{ len .Site.Menus }}</div>
        <div id="pages">{{ range (.Paginate .Pages 50).Pages }}<p>{{ .Title }} {{ .Summary }}</p>{{ end }}</div>
        </body></html>
        """;

    /** @param markup settings of {@code markup.goldmark}, a line each */
    static HugoSite in(Path folder, String markup) throws IOException {
        HugoSite site = new HugoSite(folder);
        site.write("config.toml", """
            baseURL = "https://partner.example/"
            title = "Partner"
            [markup.goldmark.extensions]
            typographer = false
            [markup.goldmark.parser.attribute]
            block = true
            %s
            """.formatted(markup).getBytes(UTF_8));
        site.write("layouts/_default/single.html", SINGLE.getBytes(UTF_8));
        site.write("layouts/_default/list.html", LIST.getBytes(UTF_8));
        return site;
    }

    void write(String path, byte[] content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    void build(String... options) throws IOException, InterruptedException {
        Path log = folder.resolve("hugo.log");
        Process hugo = new ProcessBuilder(
                        Stream.concat(Stream.of(HUGO.toString(), "--source", folder.toString()), Stream.of(options))
                                .toList())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(hugo.waitFor(300, TimeUnit.SECONDS)).isTrue();
        assertThat(hugo.exitValue()).as(Files.readString(log)).isZero();
        assertThat(Files.readString(log)).doesNotContain("ERROR", "panic");
    }

    /** What was built, by path within the site. */
    Set<String> files() throws IOException {
        Path root = folder.resolve("public");
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .collect(Collectors.toSet());
        }
    }

    Document page(String path) throws IOException {
        return Jsoup.parse(Files.readString(folder.resolve("public").resolve(path)))
                .outputSettings(new Document.OutputSettings().prettyPrint(false));
    }

    /** The elements that the template itself has in the body, in order. */
    static List<String> places() {
        return List.of("title", "summary", "description", "tags", "related", "toc", "plain", "params", "content");
    }
}
