package io.wireroom.config;

import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The archive of an endpoint. */
public interface ArchiveConfig {
    /** Interval of commits. Changes after the last commit are read again after a crash. */
    @WithDefault("30s")
    Duration commit();

    Copies copies();

    /** Copies of the index, from which a new endpoint starts. */
    interface Copies {
        @WithDefault("none")
        Kind kind();

        /** Interval of uploads. */
        @WithDefault("1h")
        Duration interval();

        /** Number of copies that are kept. */
        @WithDefault("2")
        int keep();

        /** Time limit of copying an index at the start. */
        @WithDefault("10m")
        Duration startTimeout();

        /** The start does not wait longer without any data. */
        @WithDefault("30s")
        Duration stallTimeout();

        Folder folder();

        /** Never the bucket of the images. */
        S3Config s3();

        enum Kind {
            /** Nothing is copied: an endpoint without an index fills it from the log. */
            NONE,
            FOLDER,
            S3
        }

        interface Folder {
            /** Shared by the endpoints. */
            Optional<Path> path();
        }
    }
}
