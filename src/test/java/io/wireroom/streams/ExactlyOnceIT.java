package io.wireroom.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wireroom.broker.KafkaBroker;
import io.wireroom.event.ArticleJsonReader;
import io.wireroom.event.EventSchema;
import io.wireroom.pipeline.CorpusFiles;
import io.wireroom.pipeline.CorpusFiles.CorpusFile;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Real articles through the pipeline on a real broker, however their producers key them. */
@ExtendWith(KafkaBroker.class)
class ExactlyOnceIT {
    private final KafkaBroker.Running kafka;

    ExactlyOnceIT(KafkaBroker.Running kafka) {
        this.kafka = kafka;
    }

    @Test
    void publishesEachChangeExactlyOnce() throws Exception {
        List<CorpusFile> files = CorpusFiles.all();
        try (Wire wire = wire()) {
            for (CorpusFile file : files) {
                var _ = wire.send(null, null, file.bytes());
            }
            wire.answered(files.size());
            List<ConsumerRecord<byte[], byte[]>> events = wire.read(wire.normalized);
            assertThat(paths(events)).isEqualTo(expected(files));
            assertThat(events).hasSize(files.size()).allMatch(ExactlyOnceIT::isValid);

            // the same again: with keys, with wrong ones, and in any partition
            for (int i = 0; i < files.size(); i++) {
                var _ = wire.send(
                        i % 3,
                        i % 2 == 0 ? id(files.get(i)) : "wrong " + i,
                        files.get(i).bytes());
            }
            wire.answered(2 * files.size());
            assertThat(wire.read(wire.normalized)).hasSize(files.size());

            CorpusFile changed = files.get(7);
            String text = changed.text().replaceFirst("\ntitle = \"", "\ntitle = \"Corrected: ");
            var _ = wire.send(2, null, text.getBytes(UTF_8));
            wire.answered(2 * files.size() + 1);
            ConsumerRecord<byte[], byte[]> update = news(wire, events).getFirst();
            assertThat(header(update, "ce_type")).isEqualTo("io.wireroom.article.updated");
            assertThat(header(update, "ce_id")).isEqualTo(id(changed) + ":2");
            assertThat(ArticleJsonReader.read(update.value()).path()).isEqualTo(changed.path());
            assertThat(wire.read(wire.rejected)).isEmpty();
        }
    }

    @Test
    void acceptsDocumentsFromKcat(@TempDir Path folder) throws Exception {
        boolean present = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(each -> Files.isExecutable(Path.of(each, "kcat")));
        assumeTrue(present, "skipped: kcat is not installed");
        try (Wire wire = wire()) {
            List<String> documents = new ArrayList<>();
            for (int id = 1; id <= 20; id++) {
                Path file = Files.write(folder.resolve(id + ".md"), Feed.document(id, "Ships " + id));
                documents.add(file.toString());
            }
            kcat(wire, List.of(), documents);
            for (int id = 1; id <= 20; id++) {
                kcat(wire, List.of("-k", Integer.toString(id)), List.of(documents.get(id - 1)));
            }
            wire.answered(40);

            assertThat(wire.read(wire.normalized))
                    .hasSize(20)
                    .allMatch(event -> header(event, "ce_type").endsWith(".published"));
        }
    }

    private void kcat(Wire wire, List<String> options, List<String> files) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("kcat", "-P", "-b", kafka.bootstrapServers(), "-t", wire.ingest));
        command.addAll(options);
        command.addAll(files);
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    private Wire wire() {
        return new Wire(kafka, CorpusFiles.SITE, CorpusFiles.ASSETS, CorpusFiles.sources());
    }

    /** What is on the normalized topic now, and was not before. */
    private static List<ConsumerRecord<byte[], byte[]>> news(Wire wire, List<ConsumerRecord<byte[], byte[]>> before) {
        Set<String> known = new TreeSet<>();
        before.forEach(event -> known.add(header(event, "ce_id")));
        List<ConsumerRecord<byte[], byte[]>> news = wire.read(wire.normalized).stream()
                .filter(event -> !known.contains(header(event, "ce_id")))
                .toList();
        assertThat(news).hasSize(1);
        return news;
    }

    private static Set<String> paths(List<ConsumerRecord<byte[], byte[]>> events) throws Exception {
        Set<String> paths = new TreeSet<>();
        for (ConsumerRecord<byte[], byte[]> event : events) {
            paths.add(ArticleJsonReader.read(event.value()).path());
        }
        return paths;
    }

    private static Set<String> expected(List<CorpusFile> files) {
        Set<String> paths = new TreeSet<>();
        files.forEach(file -> paths.add(file.path()));
        return paths;
    }

    private static boolean isValid(ConsumerRecord<byte[], byte[]> event) {
        return EventSchema.problems(event.value()).isEmpty();
    }

    private static String id(CorpusFile file) {
        return file.name().replaceFirst("-.*", "");
    }

    private static String header(ConsumerRecord<byte[], byte[]> event, String name) {
        return new String(event.headers().lastHeader(name).value(), UTF_8);
    }
}
