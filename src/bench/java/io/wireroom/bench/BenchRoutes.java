package io.wireroom.bench;

import io.wireroom.kafka.client.KafkaSettings;
import io.wireroom.kafka.client.RouteTopics;
import io.wireroom.kafka.client.TopicNames;
import io.wireroom.kafka.client.Topics;
import io.wireroom.route.RouteListener;
import io.wireroom.route.RouteTable;
import io.wireroom.route.RoutesFile;
import io.wireroom.route.RoutesInForce;
import io.wireroom.streams.Routing;
import java.time.Duration;
import java.util.Set;

/** Ten routes of every kind, of which an article is on one or two. */
final class BenchRoutes {
    private static final String RULES = """
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

    private BenchRoutes() {}

    static Routing routing(KafkaSettings kafka) {
        RouteTopics topics = new RouteTopics(
                new Topics(kafka, TopicNames.DEFAULT),
                new RouteTopics.Making(true, 4, (short) 1),
                Duration.ofSeconds(5));
        RoutesInForce rules = new RoutesInForce();
        switch (RoutesFile.read(RULES, Set.of(), "bench-")) {
            case RoutesFile.Read.Good(RouteTable table) -> {
                topics.use(table.topics());
                rules.replace(table);
            }
            case RoutesFile.Read.Bad(var problems) -> throw new IllegalStateException(problems.toString());
        }
        return new Routing(rules, topics, RouteListener.NONE);
    }
}
