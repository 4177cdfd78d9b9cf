package io.wireroom.service.archive;

import io.wireroom.config.ArchiveConfig.Copies;
import io.wireroom.config.S3Config;
import io.wireroom.config.WireroomConfig;
import io.wireroom.config.WireroomConfig.AssetsStore;
import io.wireroom.config.WireroomConfig.Role;
import io.wireroom.copies.ArchiveCopies;
import io.wireroom.copies.CopySource;
import io.wireroom.objects.FolderObjectStore;
import io.wireroom.objects.ObjectStore;
import io.wireroom.objects.S3ObjectStore;
import io.wireroom.objects.S3Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/** Creates the store of the archive's copies, and reads its settings. */
final class CopyWiring {
    private static final String PREFIX = "wireroom.archive.copies.";

    private CopyWiring() {}

    /**
     * The store; empty if there are no copies, or this process has no archive.
     *
     * @throws IllegalArgumentException if a setting is invalid; the message contains its name
     */
    static Optional<ObjectStore> store(WireroomConfig config) {
        Copies copies = config.archive().copies();
        if (Collections.disjoint(config.roles(), Set.of(Role.ENDPOINT, Role.WEBHOOKS))) {
            return Optional.empty();
        }
        return switch (copies.kind()) {
            case NONE -> Optional.empty();
            case FOLDER -> Optional.of(folder(copies.folder(), config));
            case S3 -> Optional.of(s3(copies.s3(), config.assetsStore()));
        };
    }

    /** @throws IllegalArgumentException likewise */
    static ArchiveCopies.Settings settings(Copies copies) {
        try {
            return new ArchiveCopies.Settings(copies.interval(), copies.keep());
        } catch (IllegalArgumentException e) {
            throw invalid(PREFIX + e.getMessage());
        }
    }

    /** @throws IllegalArgumentException likewise */
    static CopySource.Limits limits(Copies copies) {
        requirePositive("start-timeout", copies.startTimeout());
        requirePositive("stall-timeout", copies.stallTimeout());
        return new CopySource.Limits(copies.stallTimeout(), copies.startTimeout());
    }

    private static void requirePositive(String name, Duration value) {
        if (!value.isPositive()) {
            throw invalid(PREFIX + name + " has to be positive");
        }
    }

    private static ObjectStore folder(Copies.Folder settings, WireroomConfig config) {
        Path folder = settings.path()
                .orElseThrow(() -> invalid(PREFIX + "folder.path is missing"))
                .toAbsolutePath()
                .normalize();
        refuseWithin(folder, config.assetsStore().folder().path(), "the folder of the images, which may be public");
        refuseWithin(folder, ArchiveService.folder(config), "the folder of the archive");
        try {
            return new FolderObjectStore(folder);
        } catch (IOException e) {
            throw invalid(PREFIX + "folder.path=" + folder + " can't be used: " + e);
        }
    }

    private static void refuseWithin(Path folder, Path other, String what) {
        Path taken = other.toAbsolutePath().normalize();
        if (folder.startsWith(taken) || taken.startsWith(folder)) {
            throw invalid(PREFIX + "folder.path=" + folder + " and " + what + " must not contain each other");
        }
    }

    private static ObjectStore s3(S3Config settings, AssetsStore images) {
        S3Settings bucket;
        try {
            bucket = new S3Settings(
                    settings.endpoint().orElse(null),
                    settings.region(),
                    settings.bucket().orElse(""),
                    settings.prefix().orElse(""),
                    settings.pathStyle(),
                    null);
        } catch (IllegalArgumentException e) {
            throw invalid(PREFIX + "s3." + e.getMessage());
        }
        if (images.kind() == AssetsStore.Kind.S3
                && images.s3().bucket().equals(settings.bucket())
                && images.s3().endpoint().equals(settings.endpoint())) {
            throw invalid(PREFIX + "s3.bucket must not be the bucket of the images, which may be public");
        }
        return new S3ObjectStore(bucket);
    }

    private static IllegalArgumentException invalid(String why) {
        return new IllegalArgumentException(why);
    }
}
