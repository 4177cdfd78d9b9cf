package io.wireroom.service.assets;

import io.wireroom.assets.AssetStore;
import io.wireroom.assets.FolderAssetStore;
import io.wireroom.assets.S3AssetStore;
import io.wireroom.config.WireroomConfig;
import io.wireroom.config.WireroomConfig.AssetsStore;
import io.wireroom.config.WireroomConfig.Role;
import io.wireroom.objects.S3Settings;
import java.io.IOException;
import java.util.Set;

/** Creates the configured image store. */
final class AssetWiring {
    private static final String PREFIX = "wireroom.assets-store.";

    private AssetWiring() {}

    /** @throws IllegalArgumentException if a setting is invalid; the message contains its name */
    static AssetStore store(WireroomConfig config) {
        AssetsStore settings = config.assetsStore();
        if (settings.parallel() < 1) {
            throw invalid(PREFIX + "parallel has to be at least 1, not " + settings.parallel());
        }
        return switch (settings.kind()) {
            case NONE -> none(config.roles());
            case FOLDER -> folder(settings.folder());
            case S3 -> s3(settings.s3());
        };
    }

    private static AssetStore none(Set<Role> roles) {
        if (roles.equals(Set.of(Role.ASSETS))) {
            throw invalid("wireroom.roles=assets has nothing to do: set " + PREFIX + "kind to folder or s3");
        }
        return AssetStore.none();
    }

    private static AssetStore folder(AssetsStore.Folder settings) {
        try {
            return new FolderAssetStore(settings.path());
        } catch (IOException e) {
            throw invalid(PREFIX + "folder.path=" + settings.path() + " can't be used: " + e);
        }
    }

    private static AssetStore s3(AssetsStore.S3 settings) {
        try {
            return new S3AssetStore(new S3Settings(
                    settings.endpoint().orElse(null),
                    settings.region(),
                    settings.bucket().orElse(""),
                    settings.prefix().orElse(""),
                    settings.pathStyle(),
                    settings.publicBase().orElse(null)));
        } catch (IllegalArgumentException e) {
            throw invalid(PREFIX + "s3." + e.getMessage());
        }
    }

    private static IllegalArgumentException invalid(String why) {
        return new IllegalArgumentException(why);
    }
}
