package io.wireroom.bench;

import io.wireroom.kafka.client.KafkaSettings;
import io.wireroom.kafka.client.RouteTopics;
import io.wireroom.kafka.client.TopicNames;
import io.wireroom.kafka.client.Topics;
import io.wireroom.route.CurrentRoutes;
import io.wireroom.route.RouteListener;
import io.wireroom.route.RouteTable;
import io.wireroom.route.RoutesFile;
import io.wireroom.streams.Routing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Ten routes of every kind, of which an article is on one on average, or on none. */
final class BenchRoutes {
    static final String SOME_MATCH = """
            routes:
            - name: a
              topic: route.a
              format: article
              when: {sources: [Harbor-Gazette], text: [ferry], tags: [none]}
            - name: b
              topic: route.b
              format: ninjs
              where: article.article_id % 3 == 0
            - name: c
              topic: route.c
              format: hugo
              where: article.article_id % 5 == 0
            - name: d
              topic: route.d
              format: article
              where: article.article_id % 2 == 0 && article.word_count > 100
            - name: e
              topic: route.e
              format: article
              when: {text: [earthquake, storm warning, glacier]}
            - name: f
              topic: route.f
              format: article
              when: {languages: [no, sv, da]}
            - name: g
              topic: route.g
              format: article
              where: article.title.contains('election') || 'politics' in article.tags
            - name: h
              topic: route.h
              format: article
              where: article.title.matches('(?i)^(breaking|urgent)')
            - name: i
              topic: route.i
              format: article
              when: {authors: [Ada Byron]}
            - name: j
              topic: route.j
              format: article
              where: article.source_key in ['x', 'y'] && article.date > timestamp('2026-01-01T00:00:00Z')
            """;

    /** The same, for articles that no rule matches; as much has to be evaluated. */
    static final String NONE_MATCHES = SOME_MATCH
            .replace("% 3 == 0", "% 3 == 3")
            .replace("% 5 == 0", "% 5 == 5")
            .replace("word_count > 100", "word_count > 100000");

    private BenchRoutes() {}

    /** The topics of an article's records, by the rules of which some match. */
    static List<String> topics(long id) {
        List<String> topics = new ArrayList<>();
        if (id % 3 == 0) {
            topics.add("loop.route.b");
        }
        if (id % 5 == 0) {
            topics.add("loop.route.c");
        }
        if (id % 2 == 0) {
            topics.add("loop.route.d");
        }
        return topics;
    }

    static Routing routing(KafkaSettings kafka, String file) {
        RouteTopics topics = topics(kafka);
        RouteTable table = table(file);
        topics.setTopics(table.topics());
        CurrentRoutes rules = new CurrentRoutes();
        rules.replace(table);
        return new Routing(rules, topics, RouteListener.NONE);
    }

    static RouteTable table(String file) {
        return switch (RoutesFile.read(file, Set.of(), "bench-")) {
            case RoutesFile.ParseResult.Valid(RouteTable table) -> table;
            case RoutesFile.ParseResult.Invalid(var problems) -> throw new IllegalStateException(problems.toString());
        };
    }

    static RouteTopics topics(KafkaSettings kafka) {
        return new RouteTopics(
                new Topics(kafka, TopicNames.DEFAULT),
                new RouteTopics.CreationSettings(true, 4, (short) 1),
                Duration.ofSeconds(5));
    }
}
