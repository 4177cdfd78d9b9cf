package io.wireroom.bench.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.route.FuzzedExpressions;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What is fuzzed. Each reader either answers or refuses by the type that its callers expect; whatever else it throws is a finding. */
enum FuzzTarget {
    FRONT_MATTER(
            input -> Documents.read(input, null),
            "+++\ntitle = \"A\"\nsource = \"b\"\ndate = 2025-01-01T00:00:00Z\ntags = [\"c\"]\n[extra]\nk = 1\n+++\n<p>Text</p>",
            "+++\ntitle='''A'''\nsource=\"b\"\nx.y.z=[{a=1},{b=[2.5e3]}]\n+++\n# Heading\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"),
    YAML(
            input -> Documents.read(input, "application/yaml"),
            "---\ntitle: A\nsource: b\ndate: 2025-01-01\ntags: [c, d]\nextra: {k: &x 1, l: *x}\n---\n- [link](https://e.org)\n"),
    JSON(
            input -> Documents.read(input, "application/json"),
            "{\"title\":\"A\",\"source\":\"b\",\"date\":\"2025-01-01T00:00:00Z\",\"content_html\":\"<p>c</p>\",\"extra\":{\"k\":[1,null]}}"),
    NINJS(
            input -> Documents.read(input, "application/vnd.iptc.ninjs+json"),
            "{\"uri\":\"urn:x:1\",\"type\":\"text\",\"version\":\"2\",\"headline\":\"A\",\"body_html\":\"<p>b</p>\",\"source\":\"c\"}",
            "{\"uri\":\"urn:x:1\",\"standard\":{\"name\":\"ninjs\",\"version\":\"3.0\"},\"headlines\":[{\"value\":\"A\"}],"
                    + "\"bodies\":[{\"value\":\"<p>b</p>\",\"contentType\":\"text/html\"}],\"infosources\":[{\"name\":\"c\"}]}"),
    BODY(
            Documents::readBody,
            "<p>a</p><iframe src=https://e.org></iframe><img srcset='a 1x'><table><tr><td>b</table>",
            "1. a\n\n   > b[^1]\n\n[^1]: c\n"),
    CURSOR(Readers::cursor, "AQAAAAABAAAAAAA"),
    CURSOR_CONTENT(Readers::cursorContent, Readers.cursorContents()),
    QUERY(
            Readers::query,
            "q=two words&since=2025-01-01T00:00:00Z&source=a,b&limit=50",
            "q=\"a phrase\" -not&order=updated&utm_source=x"),
    REDRIVE_ORDER(
            Readers::redriveOrder,
            "{\"code\":[\"date.unreadable\"],\"since\":\"2025-01-01T00:00:00Z\",\"limit\":10}",
            "{\"ids\":[\"articles.rejected-0-1\"]}"),
    ROUTES(
            Readers::routes,
            "routes:\n  - name: a\n    topic: b\n    format: ninjs\n    when: {sources: [c], tags: [d], text: [e f]}\n",
            "routes:\n  - {name: a, topic: b, where: 'article.word_count > 5 && !(\"x\" in article.tags)'}\n"),
    EXPRESSION(
            FuzzedExpressions::evaluate,
            "\0article.word_count > 5 && !(\"x\" in article.tags)",
            "\0article.title.matches('(?i)(a|b)*c') || article.extra.items[3] == 7",
            "\0\"section\" in article.extra && article.date.getHours(\"Europe/Oslo\") < 3 ? true : size(article.tags) > 1",
            "\1abcdefghijklmnopqrstuvwxyz",
            "\2The quick brown fox jumps over the lazy dog"),
    PARTNERS(
            Readers::partners,
            "partners:\n  - name: a\n    keys:\n      - sha256: " + "0".repeat(64) + "\n    rights: {sources: [b]}\n"
                    + "    webhooks: [{url: 'https://e.org/x', secrets: [whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw]}]\n"),
    ARCHIVE(Archives::read, List.of(Archives.withOneDocument()));

    private final Consumer<byte[]> reader;
    private final List<byte[]> seeds;

    FuzzTarget(Consumer<byte[]> reader, String... seeds) {
        this.reader = reader;
        this.seeds = Stream.of(seeds).map(seed -> seed.getBytes(UTF_8)).toList();
    }

    FuzzTarget(Consumer<byte[]> reader, List<byte[]> seeds) {
        this.reader = reader;
        this.seeds = seeds;
    }

    /** Throws whatever a finding is. */
    void read(byte[] input) {
        reader.accept(input);
    }

    List<byte[]> seeds() {
        return seeds;
    }

    /** The name in settings and reports. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
