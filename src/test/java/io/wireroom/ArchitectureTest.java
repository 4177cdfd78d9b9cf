package io.wireroom;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
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

/** Which package may use which other packages and libraries, and what the pure ones must not touch. */
class ArchitectureTest {
    private static final String ROOT = "io.wireroom";
    private static final int LONGEST_FILE = 300;

    private static final JavaClasses CLASSES = MainClasses.ALL;

    /** A package, the packages that it may use, and the libraries beyond java.base and JSpecify. */
    record Rules(String name, Set<String> packages, Set<String> libraries) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Rules rules(String name, String packages, String libraries) {
        return new Rules(name, words(packages), words(libraries));
    }

    private static Set<String> words(String text) {
        return text.isEmpty() ? Set.of() : Set.copyOf(Arrays.asList(text.split(" ", -1)));
    }

    private static final List<Rules> PACKAGES = List.of(
            rules("article", "", ""),
            rules("parse", "article pipeline", "com.fasterxml.jackson org.tomlj org.snakeyaml.engine"),
            rules("normalize", "article pipeline", "org.jsoup org.commonmark net.gcardone.junidecode"),
            rules("enrich", "article", ""),
            rules("event", "article", "com.fasterxml.jackson"),
            rules("ledger", "article", ""),
            rules("pipeline", "article ledger", ""),
            rules("json", "", "com.fasterxml.jackson"),
            rules("journal", "article json", "com.fasterxml.jackson"),
            rules("history", "article journal", "org.apache.lucene"),
            rules("render", "article event normalize", "com.fasterxml.jackson javax.xml org.apache.commons.compress"),
            rules("image", "article", "io.nayuki.qrcodegen"),
            rules("signature", "article", ""),
            rules("statement", "article json signature", "com.fasterxml.jackson"),
            rules(
                    "route",
                    "article event ledger render",
                    "com.google.common com.google.re2j dev.cel org.snakeyaml.engine"),
            rules("partner", "article archive", "com.github.benmanes.caffeine org.yaml.snakeyaml"),
            rules("archive", "article", "com.github.benmanes.caffeine org.apache.lucene"),
            rules("objects", "", "software.amazon.awssdk"),
            rules("copies", "archive article objects", "com.fasterxml.jackson org.jboss.logging"),
            rules("assets", "article enrich image objects", "com.github.benmanes.caffeine software.amazon.awssdk"),
            rules("broker", "", "kafka org.apache.kafka scala org.jboss.logging"),
            rules(
                    "kafka",
                    "article journal retry route",
                    "org.apache.kafka org.jboss.logging io.smallrye.mutiny io.smallrye.reactive.messaging"
                            + " org.eclipse.microprofile.reactive.messaging"),
            rules("imports", "article kafka", "org.apache.commons.compress org.apache.kafka.common"),
            rules(
                    "streams",
                    "article event journal ledger pipeline route trace",
                    "org.apache.kafka org.rocksdb org.jboss.logging"),
            rules(
                    "config",
                    "article enrich event image kafka ledger normalize parse pipeline",
                    "io.quarkus.runtime io.smallrye.config org.eclipse.microprofile.config org.jboss.logging"),
            rules(
                    "rest",
                    "article archive assets config enrich event history image imports journal json kafka mirror ops partner"
                            + " pipeline receipts render route signature statement trace webhook websub",
                    "com.fasterxml.jackson com.github.benmanes.caffeine jakarta io.netty.buffer io.netty.channel"
                            + " io.netty.handler.codec.http io.netty.util.concurrent io.smallrye io.quarkus io.vertx"
                            + " io.github.bucket4j io.micrometer javax.crypto org.commonmark org.eclipse.microprofile org.jboss"),
            rules("retry", "", ""),
            rules("outbound", "", ""),
            rules("mirror", "article assets outbound retry", "io.vertx"),
            rules(
                    "webhook",
                    "archive article json outbound partner signature",
                    "com.fasterxml.jackson io.vertx javax.crypto org.jboss.logging"),
            rules("receipts", "archive article event json partner webhook", "com.fasterxml.jackson org.jboss.logging"),
            rules("websub", "archive article event retry webhook", "org.jboss.logging"),
            rules(
                    "ops",
                    "article assets copies imports kafka mirror receipts route streams webhook websub",
                    "io.micrometer org.jboss.logging"),
            rules("trace", "article", "io.opentelemetry org.apache.kafka.common"),
            rules("rebuild", "article event kafka ledger route streams", "org.apache.kafka org.rocksdb"),
            rules(
                    "command",
                    "article config event imports kafka ops partner rebuild retry route streams",
                    "com.fasterxml.jackson io.quarkus.runtime org.apache.commons.compress org.apache.kafka.common"
                            + " picocli"),
            rules(
                    "service",
                    "archive article assets broker config copies event history image imports journal kafka ledger mirror"
                            + " objects ops outbound partner pipeline rebuild receipts rest route signature statement streams trace webhook websub",
                    "com.sun.management jakarta io.quarkus io.micrometer io.opentelemetry.api io.smallrye io.vertx javax.management"
                            + " org.apache.kafka org.eclipse.microprofile org.jboss.logging org.jboss.logmanager"));

    private static final String[] PURE = Stream.of(
                    "article",
                    "parse",
                    "normalize",
                    "enrich",
                    "event",
                    "ledger",
                    "pipeline",
                    "journal",
                    "json",
                    "render",
                    "image",
                    "retry",
                    "statement",
                    "route")
            .map(name -> ROOT + "." + name + "..")
            .toArray(String[]::new);

    static List<Rules> packages() {
        return PACKAGES;
    }

    @ParameterizedTest
    @MethodSource("packages")
    void usesOnlyListedPackagesAndLibraries(Rules rules) {
        String[] allowed = Stream.of(
                        Stream.of("java..", "org.jspecify.annotations..", ROOT + "." + rules.name() + ".."),
                        rules.packages().stream().map(name -> ROOT + "." + name + ".."),
                        rules.libraries().stream().map(name -> name + ".."))
                .flatMap(each -> each)
                .toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage(ROOT + "." + rules.name() + "..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed))
                .allowEmptyShould(false)
                .check(CLASSES);
    }

    @Test
    void everyPackageHasRules() {
        Set<String> present = new TreeSet<>();
        for (JavaClass each : CLASSES) {
            if (each.getPackageName().startsWith(ROOT + ".")) {
                present.add(each.getPackageName().substring(ROOT.length() + 1).replaceAll("[.].*", ""));
            }
        }
        assertThat(present)
                .isEqualTo(new TreeSet<>(PACKAGES.stream().map(Rules::name).toList()));
    }

    @Test
    void packagesAreFreeOfCycles() {
        for (String parent : List.of(
                ROOT, ROOT + ".rest", ROOT + ".kafka", ROOT + ".normalize", ROOT + ".parse", ROOT + ".service")) {
            slices().matching(parent + ".(*)..").should().beFreeOfCycles().check(CLASSES);
        }
    }

    @Test
    void purePackagesUseNoClockNoRandomnessAndNoInput() {
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
    void noFileIsLongerThan300Lines() throws IOException {
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
    void noNameEndsInImplOrUtil() {
        noClasses()
                .that(alwaysTrue())
                .should()
                .haveNameMatching(".*(Impl|Util|Utils|Helper|Manager)")
                .check(CLASSES);
    }
}
