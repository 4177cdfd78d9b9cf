package io.wireroom.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All settings. Each can be given as a system property ({@code wireroom.site}), an environment variable ({@code
 * WIREROOM_SITE}), or in {@code config/application.properties} beside where the service is started.
 */
@ConfigMapping(prefix = "wireroom")
public interface WireroomConfig {

    /** The roles of this process; all by default. */
    @WithDefault("pipeline,endpoint,assets,webhooks")
    Set<Role> roles();

    /** Base of canonical URLs, without a trailing slash. */
    @WithDefault("http://localhost:8080")
    String site();

    /** Base of the URLs of QR codes and cards. */
    @WithDefault("${wireroom.public-url}/assets")
    String assets();

    /** URL of this service for partners: base of links in feeds and of the URLs of schemas. */
    @WithDefault("http://localhost:8080")
    String publicUrl();

    /** Name of the site in feeds, news sitemaps and pages. */
    @WithDefault("Wireroom")
    String title();

    /** Language of articles without a language, as a BCP 47 tag. */
    @WithDefault("en")
    String language();

    /** Folder for all files of this process. */
    @WithDefault("data")
    Path data();

    /** How log lines are written. */
    @WithDefault("text")
    Logs logs();

    /** Registered sources by key. Other sources get a key that is derived from their name. */
    Map<String, SourceConfig> sources();

    Partners partners();

    Reading reading();

    RoutesConfig routes();

    PagesConfig pages();

    FeedsConfig feeds();

    Topics topics();

    Intake intake();

    PipelineConfig pipeline();

    Kafka kafka();

    Broker broker();

    ArchiveConfig archive();

    HistoryConfig history();

    OperatorsConfig operators();

    ConsoleConfig console();

    QrConfig qr();

    AssetsStore assetsStore();

    MirrorConfig mirror();

    LimitsConfig limits();

    Memory memory();

    WebhooksConfig webhooks();

    StatementsConfig statements();

    WebSubConfig websub();

    interface Memory {
        /** Whether the heap has room under load, and is returned to the operating system while the service is idle. */
        @WithDefault("true")
        boolean releaseWhenIdle();
    }

    enum Role {
        /** Processes documents from {@code articles.ingest}. */
        PIPELINE,
        /** Serves HTTP requests from an archive of its own. */
        ENDPOINT,
        /** Fills the image store in advance. Does nothing if there is no store. */
        ASSETS,
        /** Sends changes to the partners' webhooks. Has an archive as well. */
        WEBHOOKS
    }

    enum Logs {
        /** Plain text. */
        TEXT,
        /** One JSON object per line, for log collectors. */
        JSON
    }

    interface SourceConfig {
        /** The display name. */
        String name();

        /** Other names that producers use for it. */
        Optional<List<String>> aliases();

        /** Hosts of its links, including subdomains. */
        Optional<List<String>> hosts();

        /** The time zone of its dates without a zone: a name of the tz database, such as {@code Asia/Tokyo}, or an offset. */
        @WithDefault("UTC")
        String zone();
    }

    interface Partners {
        /** The partners and their keys: see {@code src/docs/partners.md}. */
        Optional<Path> file();

        /** Interval of checks for changes of the file. */
        @WithDefault("2s")
        Duration poll();
    }

    interface Reading {
        /**
         * Whether everybody may read and submit articles if there is no partners file. The default with the embedded broker is
         * true.
         */
        @WithDefault("false")
        boolean open();
    }

    interface Topics {
        @WithDefault("articles.ingest")
        String ingest();

        @WithDefault("articles.normalized")
        String normalized();

        @WithDefault("articles.held")
        String held();

        @WithDefault("articles.rejected")
        String rejected();

        @WithDefault("articles.journal")
        String journal();

        @WithDefault("articles.deliveries")
        String deliveries();

        @WithDefault("articles.cursors")
        String cursors();

        /** Whether to create missing topics. The default with the embedded broker is true. */
        @WithDefault("false")
        boolean create();

        /** Partitions of created topics. */
        @WithDefault("4")
        int partitions();

        /** Replicas of created topics; -1 for the default of the brokers. */
        @WithDefault("-1")
        short replication();
    }

    interface Intake {
        /** Maximum size of a document, in bytes. */
        @WithDefault("1048576")
        int maxBytes();

        /** Maximum size of a sanitized body, as HTML and text, in bytes of JSON. */
        @WithDefault("6291456")
        int maxBodyBytes();
    }

    interface Kafka {
        /** If absent, an embedded broker is started. Can also be set by {@code KAFKA_BOOTSTRAP_SERVERS}. */
        Optional<String> bootstrapServers();

        /** Properties of all Kafka clients, for example for security. */
        Map<String, String> properties();
    }

    interface Broker {
        /** Port of the embedded broker on 127.0.0.1. */
        @WithDefault("9092")
        int port();
    }

    /** The image store. */
    interface AssetsStore {
        @WithDefault("none")
        Kind kind();

        /** Number of articles that are processed concurrently. */
        @WithDefault("8")
        int parallel();

        /** The consumer group that fills it. */
        @WithDefault("wireroom-assets")
        String group();

        Folder folder();

        S3 s3();

        enum Kind {
            /** No store: images are generated for each request. */
            NONE,
            FOLDER,
            S3
        }

        interface Folder {
            /** May be shared by several processes. */
            @WithDefault("${wireroom.data}/assets")
            Path path();
        }

        interface S3 extends S3Config {
            /** Public URL of the prefix. If it is set, clients are redirected there. */
            Optional<URI> publicBase();
        }
    }
}
