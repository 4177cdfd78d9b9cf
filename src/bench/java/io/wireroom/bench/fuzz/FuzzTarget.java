package io.wireroom.bench.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.archive.Cursor;
import io.wireroom.archive.ListOrder;
import io.wireroom.archive.TextQueries;
import io.wireroom.imports.ImportLimits;
import io.wireroom.imports.TarGzImport;
import io.wireroom.kafka.intake.Receipt;
import io.wireroom.partner.PartnersFile;
import io.wireroom.rest.operate.RedriveOrders;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.query.Parameters;
import io.wireroom.route.RoutesFile;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** What is fuzzed. Each reader either answers or refuses by the type that its callers expect; whatever else it throws is a finding. */
enum FuzzTarget {
    FRONT_MATTER(
            "+++\ntitle = \"A\"\nsource = \"b\"\ndate = 2025-01-01T00:00:00Z\ntags = [\"c\", \"d\"]\n[extra]\nk = 1\n+++\n<p>Text</p>",
            "+++\ntitle='''A'''\nsource=\"b\"\nx.y.z=[{a=1},{b=[2.5e3]}]\n+++\n# Heading\n\n| a | b |\n|---|---|\n| 1 | 2 |\n") {
        @Override
        void read(byte[] input) {
            Documents.read(input, null);
        }
    },
    YAML(
            "---\ntitle: A\nsource: b\ndate: 2025-01-01\ntags: [c, d]\nextra: {k: &x 1, l: *x}\n---\n- text\n- [link](https://e.org)\n") {
        @Override
        void read(byte[] input) {
            Documents.read(input, "application/yaml");
        }
    },
    JSON(
            "{\"title\":\"A\",\"source\":\"b\",\"date\":\"2025-01-01T00:00:00Z\",\"content_html\":\"<p>c</p>\",\"extra\":{\"k\":[1,null,true]}}") {
        @Override
        void read(byte[] input) {
            Documents.read(input, "application/json");
        }
    },
    NINJS(
            "{\"uri\":\"urn:x:1\",\"type\":\"text\",\"version\":\"2\",\"headline\":\"A\",\"body_html\":\"<p>b</p>\",\"source\":\"c\",\"versioncreated\":\"2025-01-01T00:00:00Z\",\"byline\":\"By D\"}",
            "{\"uri\":\"urn:x:1\",\"standard\":{\"name\":\"ninjs\",\"version\":\"3.0\"},\"headlines\":[{\"value\":\"A\"}],\"bodies\":[{\"value\":\"<p>b</p>\",\"contentType\":\"text/html\"}],\"infosources\":[{\"name\":\"c\"}]}") {
        @Override
        void read(byte[] input) {
            Documents.read(input, "application/vnd.iptc.ninjs+json");
        }
    },
    BODY(
            "<p>a</p><iframe src=https://e.org></iframe><img srcset='a 1x'><table><tr><td>b</table>",
            "1. a\n\n   > b[^1]\n\n[^1]: c\n") {
        @Override
        void read(byte[] input) {
            byte[] head = "+++\ntitle = \"A\"\nsource = \"b\"\n+++\n".getBytes(UTF_8);
            byte[] document = new byte[head.length + input.length];
            System.arraycopy(head, 0, document, 0, head.length);
            System.arraycopy(input, 0, document, head.length, input.length);
            Documents.read(document, "text/html");
            Documents.read(document, "text/markdown");
        }
    },
    CURSOR("AQAAAAABAAAAAAA") {
        @Override
        void read(byte[] input) {
            String text = new String(input, UTF_8);
            if (Cursor.decode(text, "log") instanceof Cursor.Decoded.Ok(Cursor cursor)
                    && !cursor.encode("log").equals(text)) {
                throw new AssertionError("two texts of one cursor: " + cursor);
            }
        }
    },
    QUERY(
            "q=two words&since=2025-01-01T00:00:00Z&source=a,b&limit=50",
            "q=\"a phrase\" -not&order=updated&utm_source=x") {
        @Override
        void read(byte[] input) {
            MultivaluedHashMap<String, String> given = new MultivaluedHashMap<>();
            for (String part : new String(input, UTF_8).split("&", -1)) {
                int equals = part.indexOf('=');
                given.add(part.substring(0, Math.max(0, equals)), part.substring(equals + 1));
            }
            refusing(() -> {
                Set<String> known = Set.of("q", "since", "source", "limit", "order", "cursor", "wait");
                Parameters parameters = Parameters.of(given, known);
                parameters.moment("since");
                parameters.texts("source");
                parameters.number("limit", 1, 200, 50);
                parameters.flag("wait");
                parameters.place("cursor", ListOrder.DATE, "log", "/v1/snapshot");
                String search = parameters.text("q");
                if (search != null) {
                    TextQueries.read(search);
                }
            });
        }
    },
    REDRIVE_ORDER(
            "{\"code\":[\"date.unreadable\"],\"since\":\"2025-01-01T00:00:00Z\",\"limit\":10}",
            "{\"ids\":[\"articles.rejected-0-1\"]}") {
        @Override
        void read(byte[] input) {
            refusing(() -> RedriveOrders.read(input));
        }
    },
    ROUTES(
            "routes:\n  - name: a\n    topic: b\n    format: ninjs\n    when: {sources: [c], tags: [d], text: [e f]}\n",
            "routes:\n  - {name: a, topic: b, where: 'article.word_count > 5 && !(\"x\" in article.tags)'}\n") {
        @Override
        void read(byte[] input) {
            RoutesFile.read(new String(input, UTF_8), Set.of("articles.ingest"), "wireroom-");
        }
    },
    PARTNERS("partners:\n  - name: a\n    keys:\n      - sha256: " + "0".repeat(64)
            + "\n    rights: {sources: [b], languages: [no]}\n"
            + "    webhooks: [{url: 'https://e.org/x', secrets: [whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw]}]\n") {
        @Override
        void read(byte[] input) {
            PartnersFile.read(new String(input, UTF_8));
        }
    },
    ARCHIVE(Archives.withOneDocument()) {
        @Override
        void read(byte[] input) {
            TarGzImport archives = new TarGzImport(
                    document -> CompletableFuture.completedFuture(new Receipt.Accepted("articles.ingest", 0, 0)),
                    document -> Optional.empty(),
                    new ImportLimits(1 << 16, 1_000, 1 << 20, 1 << 20));
            try {
                archives.read(new ByteArrayInputStream(input), progress -> {});
                archives.read(new ByteArrayInputStream(Archives.zipped(input)), progress -> {});
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    };

    private final List<byte[]> seeds;

    FuzzTarget(String... seeds) {
        this.seeds = List.of(seeds).stream().map(seed -> seed.getBytes(UTF_8)).toList();
    }

    FuzzTarget(byte[] seed) {
        this.seeds = List.of(seed);
    }

    /** @throws RuntimeException a finding, like any other exception or error */
    abstract void read(byte[] input);

    List<byte[]> seeds() {
        return seeds;
    }

    /** The name in settings and reports. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void refusing(Runnable reader) {
        try {
            reader.run();
        } catch (Problem refused) {
            if (refused.type().status() >= 500) {
                throw refused;
            }
        }
    }
}
