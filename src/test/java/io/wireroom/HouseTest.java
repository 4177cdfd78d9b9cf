package io.wireroom;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the plan of the house: which room may use which, and what the pure ones must not touch. */
class HouseTest {
    private static final String HOUSE = "io.wireroom";
    private static final int LONGEST_FILE = 300;

    private static final JavaClasses CLASSES = new ClassFileImporter().importPath(Path.of("target/classes"));

    /** Room, the rooms that it may use, and the libraries beyond java.base, SLF4J-like logging and JSpecify. */
    record Room(String name, Set<String> rooms, Set<String> libraries) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Room room(String name, String rooms, String libraries) {
        return new Room(name, words(rooms), words(libraries));
    }

    private static Set<String> words(String text) {
        return text.isEmpty() ? Set.of() : Set.copyOf(Arrays.asList(text.split(" ", -1)));
    }

    private static final List<Room> ROOMS = List.of(
            room("article", "", ""),
            room("parse", "article", "com.fasterxml.jackson org.tomlj org.snakeyaml.engine"),
            room("normalize", "article", "org.jsoup org.commonmark net.gcardone.junidecode"),
            room("enrich", "article", ""),
            room("event", "article", "com.fasterxml.jackson"),
            room("ledger", "article", ""),
            room("pipeline", "article ledger", ""),
            room("journal", "article", "com.fasterxml.jackson"),
            room("render", "article event", "com.fasterxml.jackson javax.xml org.apache.commons.compress"),
            room("image", "article", "io.nayuki.qrcodegen"),
            room("partner", "article archive", "org.yaml.snakeyaml"),
            room("archive", "article", "org.apache.lucene"),
            room("assets", "article enrich image", "com.github.benmanes.caffeine software.amazon.awssdk"),
            room("broker", "", "kafka org.apache.kafka scala org.jboss.logging"),
            room(
                    "kafka",
                    "article journal",
                    "org.apache.kafka org.apache.commons.compress org.jboss.logging io.smallrye.mutiny"
                            + " io.smallrye.reactive.messaging org.eclipse.microprofile.reactive.messaging"),
            room(
                    "streams",
                    "article event journal ledger pipeline trace",
                    "org.apache.kafka org.rocksdb org.jboss.logging"),
            room(
                    "config",
                    "article enrich event image ledger normalize parse pipeline",
                    "io.quarkus.runtime io.smallrye.config org.eclipse.microprofile.config"),
            room(
                    "rest",
                    "article archive assets config enrich event image kafka mirror ops partner pipeline render trace",
                    "com.fasterxml.jackson com.github.benmanes.caffeine jakarta io.netty.buffer io.netty.channel"
                            + " io.netty.handler.codec.http io.netty.util.concurrent io.smallrye io.quarkus io.vertx"
                            + " io.github.bucket4j io.micrometer org.eclipse.microprofile org.jboss"),
            room("mirror", "assets", "io.vertx"),
            room("ops", "article assets kafka mirror streams", "io.micrometer org.jboss.logging"),
            room("trace", "article", "io.opentelemetry org.apache.kafka.common"),
            room("command", "config kafka", "io.quarkus.runtime org.apache.kafka.common picocli"),
            room(
                    "service",
                    "archive article assets broker config event image kafka ledger mirror ops partner pipeline rest"
                            + " streams trace",
                    "jakarta io.quarkus io.micrometer io.opentelemetry.api io.smallrye io.vertx org.apache.kafka"
                            + " org.eclipse.microprofile org.jboss.logging org.jboss.logmanager"));

    private static final String[] PURE = Stream.of(
                    "article",
                    "parse",
                    "normalize",
                    "enrich",
                    "event",
                    "ledger",
                    "pipeline",
                    "journal",
                    "render",
                    "image")
            .map(room -> HOUSE + "." + room + "..")
            .toArray(String[]::new);

    static List<Room> rooms() {
        return ROOMS;
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void usesOnlyTheRoomsAndLibrariesOfItsPlan(Room room) {
        String[] allowed = Stream.of(
                        Stream.of("java..", "org.jspecify.annotations..", HOUSE + "." + room.name() + ".."),
                        room.rooms().stream().map(name -> HOUSE + "." + name + ".."),
                        room.libraries().stream().map(name -> name + ".."))
                .flatMap(each -> each)
                .toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage(HOUSE + "." + room.name() + "..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed))
                .allowEmptyShould(false)
                .check(CLASSES);
    }

    @Test
    void everyRoomHasAPlan() {
        Set<String> present = new TreeSet<>();
        for (JavaClass each : CLASSES) {
            if (each.getPackageName().startsWith(HOUSE + ".")) {
                present.add(each.getPackageName().substring(HOUSE.length() + 1).replaceAll("[.].*", ""));
            }
        }
        assertThat(present)
                .isEqualTo(new TreeSet<>(ROOMS.stream().map(Room::name).toList()));
    }

    @Test
    void noRoomIsItsOwnNeighbour() {
        slices().matching(HOUSE + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void pureRoomsTouchNoClockNoChanceAndNothingOutside() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .dependOnClassesThat(resideInAnyPackage("java.nio.file..", "java.net.http..", "java.util.logging.."))
                .orShould()
                .dependOnClassesThat(resideInAnyPackage("jakarta..", "org.jboss.."))
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.util.random.RandomGenerator.class)
                .check(CLASSES);
    }

    @Test
    void noFileIsLongerThanOneCanRead() throws IOException {
        Map<Path, Integer> tooLong = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                int lines = Files.readAllLines(file).size();
                if (lines > LONGEST_FILE) {
                    tooLong.put(file, lines);
                }
            }
        }
        assertThat(tooLong).isEmpty();
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .that(alwaysTrue())
                .should()
                .haveNameMatching(".*(Impl|Util|Utils|Helper|Manager)")
                .check(CLASSES);
    }
}
