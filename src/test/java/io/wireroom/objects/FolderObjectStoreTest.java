package io.wireroom.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderObjectStoreTest implements ObjectStoreContract {
    @TempDir
    private Path folder;

    private FolderObjectStore store;

    @BeforeEach
    void open() throws IOException {
        store = new FolderObjectStore(folder.resolve("a/b"));
    }

    @Override
    public ObjectStore store() {
        return store;
    }

    @ParameterizedTest
    @ValueSource(strings = {"../one", "a/../../one", "/one", "a//one", ".hidden", "a/.hidden", "", "a b"})
    void takesNoKeyThatCouldLeadElsewhere(String key) {
        assertThatIllegalArgumentException().isThrownBy(() -> store.put(key, new byte[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> store.get(key));
        assertThatIllegalArgumentException().isThrownBy(() -> store.delete(key));
    }

    @Test
    void listsNoTemporaryFileOfAWriteThatWasInterrupted() throws IOException {
        store.put("a/one", new byte[] {1});
        Files.write(folder.resolve("a/b/a/.one.7b0c"), new byte[] {1});

        assertThat(store.list("")).extracting(ObjectStore.Listed::key).containsExactly("a/one");
    }

    @Test
    void refusesAFolderThatCanNotBeMade() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatIOException().isThrownBy(() -> new FolderObjectStore(file.resolve("store")));
    }
}
