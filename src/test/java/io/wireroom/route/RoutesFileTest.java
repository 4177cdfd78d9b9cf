package io.wireroom.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoutesFileTest {
    private static final Set<String> OWN = Set.of("articles.ingest", "articles.normalized");

    @Test
    void readsRoutes() {
        RouteTable table = good("""
                routes:
                  - name: energy
                    topic: news.energy
                    format: article
                    when: {sources: [ibn], tags: [energy], languages: [en, no], authors: [], text: [solar, wind power]}
                  - name: long
                    topic: news.long
                    format: hugo
                    where: article.word_count > 500 && !("sponsored" in article.tags)
                  - {name: all, topic: news.all, format: ninjs}
                """);

        assertThat(table.routes()).extracting(Route::name).containsExactly("energy", "long", "all");
        assertThat(table.topics()).containsExactly("news.energy", "news.long", "news.all");
        assertThat(table.routes())
                .extracting(Route::format)
                .containsExactly(RouteFormat.ARTICLE, RouteFormat.HUGO, RouteFormat.NINJS);
    }

    @Test
    void readsAnEmptyFileAndJson() {
        assertThat(good("routes: []").routes()).isEmpty();
        assertThat(good("{\"routes\": [{\"name\": \"a\", \"topic\": \"t\", \"format\": \"hugo\"}]}")
                        .routes())
                .hasSize(1);
    }

    @Test
    void routesOfOneFormatMayShareATopic() {
        assertThat(good(route("a", "t", "ninjs") + route("b", "t", "ninjs")).topics())
                .containsExactly("t");
    }

    record Case(String yaml, String problem) {}

    static List<Case> wrong() {
        return List.of(
                new Case("", "line 1, column 1: the file is empty"),
                new Case("routes: {", "line 1, column 10: not YAML: "),
                new Case("routes: \"\\UFFFFFFFF\"", "line 1, column 1: too large, or not the kind of YAML"),
                new Case("routes: !<%20a> a", "line 1, column 1: too large, or not the kind of YAML"),
                new Case("- a", "line 1, column 1: must be keys with values"),
                new Case("route: []", "line 1, column 1: a key that is not known here; known are routes"),
                new Case("{}", "line 1, column 1: routes is missing"),
                new Case("routes: 5", "line 1, column 9: must be a list"),
                new Case("routes: [a]", "line 1, column 10: must be keys with values"),
                new Case("routes: []\nroutes: []", "line 2, column 1: routes is there twice"),
                new Case("routes:\n- {topic: t, format: hugo}", "line 2, column 3: name is missing"),
                new Case("routes:\n- {name: a, format: hugo}", "line 2, column 3: topic is missing"),
                new Case("routes:\n- {name: a, topic: t}", "line 2, column 3: format is missing"),
                new Case(route("a", "t", "rss"), "line 4, column 13: must be one of article, ninjs, hugo"),
                new Case(route("-a", "t", "hugo"), "line 2, column 11: a name is at most 64"),
                new Case(route("a,b", "t", "hugo"), "line 2, column 11: a name is at most 64"),
                new Case(route("a", "t/u", "hugo"), "line 3, column 12: no name that Kafka takes"),
                new Case(route("a", "..", "hugo"), "line 3, column 12: no name that Kafka takes"),
                new Case(route("a", "t".repeat(250), "hugo"), "line 3, column 12: no name that Kafka takes"),
                new Case(route("a", "articles.ingest", "hugo"), "line 3, column 12: articles.ingest is a topic of"),
                new Case(route("a", "articles_ingest", "hugo"), "line 3, column 12: Kafka takes articles_ingest and"),
                new Case(route("a", "wireroom-by-article", "hugo"), "line 3, column 12: wireroom-by-article is a"),
                new Case(route("a", "__consumer_offsets", "hugo"), "line 3, column 12: __consumer_offsets is a topic"),
                new Case(
                        route("a", "t", "hugo") + route("a", "u", "hugo"),
                        "line 5, column 11: another route has the name a"),
                new Case(
                        route("a", "t", "hugo") + route("b", "t", "ninjs"),
                        "line 6, column 12: another route writes t in another format"),
                new Case(
                        route("a", "t.x", "hugo") + route("b", "t_x", "hugo"),
                        "line 6, column 12: Kafka takes t_x and t.x for the same name"),
                new Case(route("a", "t", "hugo") + "    wher: x", "line 5, column 5: a key that is not known here"),
                new Case(with("when: {source: [a]}"), "line 5, column 12: a key that is not known here"),
                new Case(with("when: {sources: a}"), "line 5, column 21: must be a list"),
                new Case(with("when: {sources: [[a]]}"), "line 5, column 22: must be a text"),
                new Case(with("when: {tags: [\"\"]}"), "line 5, column 19: must be a text"),
                new Case(with("when: {languages: [en_GB]}"), "line 5, column 24: must be a BCP 47 tag"),
                new Case(with("when: {text: ['!?']}"), "line 5, column 19: has no letter and no digit"),
                new Case(with("where: article.titel == \"x\""), "line 5, column 19: undefined field 'titel'"),
                new Case(with("where: 'article.titel == \"x\"'"), "line 5, column 20: undefined field 'titel'"),
                new Case(
                        with("where: >\n      true &&\n      article.titel == \"x\""),
                        "line 5, column 12: in line 1, column 16 of the expression: undefined field 'titel'"),
                new Case(with("where: [true]"), "line 5, column 12: must be a text"),
                new Case("a: &a [1]\nroutes: [*a, *a]", "line 1, column 1: "),
                new Case("routes: !!java.lang.Object []\nx: *unknown", "line "));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void reportsThePositionOfErrors(Case wrong) {
        assertThat(bad(wrong.yaml()).getFirst().toString()).startsWith(wrong.problem());
    }

    @Test
    void reportsAllErrorsAtOnce() {
        List<RouteProblem> problems = bad("""
                routes:
                  - name: a
                    topic: articles.ingest
                    format: rss
                    when: {sources: a, tag: [b]}
                    where: article.x == article.y
                  - name: a
                    topic: t
                    format: hugo
                """);

        assertThat(problems)
                .extracting(problem -> problem.line() + ":" + problem.column())
                .containsExactly("3:12", "4:13", "5:21", "5:24", "6:19", "6:32", "7:11");
    }

    @Test
    void limitsTheNumberOfRoutes() {
        String many = IntStream.rangeClosed(0, RoutesFile.MAX_ROUTES)
                .mapToObj(i -> "- {name: r" + i + ", topic: t, format: hugo}\n")
                .collect(Collectors.joining("", "routes:\n", ""));

        assertThat(bad(many).getFirst().toString()).contains("at most 200 routes");
    }

    private static String route(String name, String topic, String format) {
        String begin = name.equals("b") || topic.equals("u") ? "" : "routes:\n";
        return begin + "  - name: " + name + "\n    topic: " + topic + "\n    format: " + format + "\n";
    }

    private static String with(String more) {
        return route("a", "t", "hugo") + "    " + more + "\n";
    }

    static RouteTable good(String yaml) {
        return switch (RoutesFile.read(yaml, OWN, "wireroom-")) {
            case RoutesFile.ParseResult.Valid(RouteTable table) -> table;
            case RoutesFile.ParseResult.Invalid(var problems) -> throw new AssertionError(problems);
        };
    }

    private static List<RouteProblem> bad(String yaml) {
        return switch (RoutesFile.read(yaml, OWN, "wireroom-")) {
            case RoutesFile.ParseResult.Valid(RouteTable table) -> throw new AssertionError("was taken: " + yaml);
            case RoutesFile.ParseResult.Invalid(var problems) -> problems;
        };
    }
}
