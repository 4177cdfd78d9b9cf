package io.wireroom.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.config.CommandSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteCheckCommandTest {
    private static final String ROUTES = """
            routes:
            - {name: sea, topic: sea, format: hugo, when: {text: [ships]}}
            - {name: ranked, topic: ranked, format: article, where: article.extra.rank > 2}
            """;
    private static final String ARTICLES = """
            {"article_id":7,"revision":1,"status":"published","title":"Ships","summary":"s","description":"d","date":"2026-01-01T00:00:00Z","updated":"2026-01-01T00:00:00Z","source":"S","source_key":"S","url":"/202601/7-ships","canonical_url":"https://n.example/202601/7-ships","qrcode":"https://n.example/q.webp","tags":[],"content_html":"<p>x","content_text":"x","word_count":1,"content_hash":"sha256:0","extra":{"rank":3},"notes":[]}
            {"article_id":8,"revision":1,"status":"published","title":"Trains","summary":"s","description":"d","date":"2026-01-01T00:00:00Z","updated":"2026-01-01T00:00:00Z","source":"S","source_key":"S","url":"/202601/8-t","canonical_url":"https://n.example/202601/8-t","qrcode":"https://n.example/q.webp","tags":[],"content_html":"<p>x","content_text":"x","word_count":1,"content_hash":"sha256:0","extra":{},"notes":[]}
            {"cursor":"x"}
            """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter errors = new StringWriter();

    @Test
    void printsTheMatchesOfAFile() throws IOException {
        Path routes = Files.writeString(folder.resolve("routes.yaml"), ROUTES);
        Path articles = Files.writeString(folder.resolve("articles.ndjson"), ARTICLES);

        assertThat(run("--file", routes.toString(), articles.toString())).isZero();

        assertThat(out.toString().lines())
                .containsExactly(
                        "sea\t7\tShips",
                        "ranked\t7\tShips",
                        "ranked\t8\tthe expression fails: Trains",
                        "sea: 1 of 2 articles; its expression fails on 0",
                        "ranked: 1 of 2 articles; its expression fails on 1");
    }

    @Test
    void printsTheMatchesOfOneRoute() throws IOException {
        Path routes = Files.writeString(folder.resolve("routes.yaml"), ROUTES);
        Path articles = Files.writeString(folder.resolve("articles.ndjson"), ARTICLES);

        assertThat(run("--file", routes.toString(), "--route", "sea", articles.toString()))
                .isZero();

        assertThat(out.toString().lines())
                .containsExactly("sea\t7\tShips", "sea: 1 of 2 articles; its expression fails on 0");
    }

    @Test
    void printsTheErrorsOfAFile() throws IOException {
        Path routes = Files.writeString(
                folder.resolve("routes.yaml"), "routes:\n- {name: a, topic: articles.held, format: rss}\n");

        assertThat(run("--file", routes.toString())).isEqualTo(3);

        assertThat(errors.toString().lines())
                .containsExactly(
                        routes + ": line 2, column 20: articles.held is a topic of Wireroom or of Kafka itself",
                        routes + ": line 2, column 43: must be one of article, ninjs, hugo");
    }

    @Test
    void reportsAValidFile() throws IOException {
        Path routes = Files.writeString(folder.resolve("routes.yaml"), ROUTES);

        assertThat(run("--file", routes.toString())).isZero();
        assertThat(out.toString()).isEqualTo("2 routes, nothing is wrong with them.\n");
    }

    @Test
    void refusesInvalidArguments() throws IOException {
        Path routes = Files.writeString(folder.resolve("routes.yaml"), ROUTES);

        assertThat(run()).isEqualTo(2);
        assertThat(run("--file", routes.toString(), "--route", "see")).isEqualTo(2);
        assertThat(run("--file", folder.resolve("none.yaml").toString())).isEqualTo(1);
        assertThat(errors.toString())
                .contains("wireroom.routes.file", "no route in the file has the name see", "none.yaml");
    }

    private int run(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "route-check";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Main.commandLine(CommandSettings::read)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(errors, true))
                .execute(all);
    }
}
