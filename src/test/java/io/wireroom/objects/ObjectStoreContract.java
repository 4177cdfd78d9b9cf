package io.wireroom.objects;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every object store does. */
interface ObjectStoreContract {
    /** An empty store. */
    ObjectStore store();

    @Test
    default void givesBackWhatWasStoredLast() throws IOException {
        store().put("a/b/one", "first".getBytes(UTF_8));
        store().put("a/b/one", "second".getBytes(UTF_8));
        store().put("a/empty", new byte[0]);

        assertThat(store().get("a/b/one"))
                .hasValueSatisfying(bytes -> assertThat(bytes).asString(UTF_8).isEqualTo("second"));
        assertThat(store().get("a/empty"))
                .hasValueSatisfying(bytes -> assertThat(bytes).isEmpty());
    }

    @Test
    default void hasNothingThatIsNotThere() throws IOException {
        assertThat(store().get("a/none")).isEmpty();
        assertThat(store().list("a/")).isEmpty();
        store().delete("a/none");
    }

    @Test
    default void listsWhatBeginsWithAPrefix() throws IOException {
        store().put("a/b/one", new byte[] {1});
        store().put("a/b/c/two", new byte[] {1, 2});
        store().put("a/bc", new byte[] {1, 2, 3});

        List<ObjectStore.Listed> found = store().list("a/b/");

        assertThat(found)
                .extracting(ObjectStore.Listed::key, ObjectStore.Listed::length)
                .containsExactlyInAnyOrder(tuple("a/b/one", 1L), tuple("a/b/c/two", 2L));
        assertThat(found)
                .allSatisfy(object -> assertThat(Duration.between(object.modified(), Instant.now()))
                        .isLessThan(Duration.ofMinutes(5)));
        assertThat(store().list("")).hasSize(3);
    }

    @Test
    default void forgetsWhatIsDeleted() throws IOException {
        store().put("a/one", new byte[] {1});
        store().delete("a/one");

        assertThat(store().get("a/one")).isEmpty();
        assertThat(store().list("")).isEmpty();
    }
}
