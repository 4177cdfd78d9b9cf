package io.wireroom.rest.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wireroom.archive.Cursor;
import io.wireroom.archive.ListOrder;
import io.wireroom.archive.ListPosition;
import io.wireroom.archive.PartitionOffsets;
import io.wireroom.article.ArticleId;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParametersTest {
    private static final String LOG = "log";
    private static final ListPosition PLACE = new ListPosition(1_753_884_931_000L, new ArticleId(7));

    @ParameterizedTest
    @CsvSource({
        "limit, limit,",
        "tags,, tag",
        "Cursor,, cursor",
        "curser,, cursor",
        "<b>,,",
        "dry_run, dry_run,",
        "zzzz,,"
    })
    void doesNotRepeatUnknownNames(String name, String parameter, String meant) {
        MultivaluedHashMap<String, String> given = new MultivaluedHashMap<>();
        given.add(name, "1");

        assertThatThrownBy(() -> Parameters.of(given, Set.of("tag", "cursor")))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.type()).isEqualTo(ProblemType.UNKNOWN_PARAMETER);
                    assertThat(problem.members().get("parameter")).isEqualTo(parameter);
                    assertThat(problem.getMessage())
                            .isEqualTo(
                                    "Known here: cursor, tag" + (meant == null ? "" : ". Did you mean " + meant + "?"));
                });
    }

    @Test
    void acceptsCursorsWithManyPartitions() {
        long[] next = new long[2_000];
        Arrays.fill(next, 1_000_000_000L);
        String text = new Cursor(PartitionOffsets.of(next), null).encode(LOG);

        assertThat(given(text).changes("cursor", LOG, "/v1/snapshot"))
                .isEqualTo(new Cursor(PartitionOffsets.of(next), null));
    }

    @Test
    void acceptsListCursorsInLists() {
        String text = new Cursor(PartitionOffsets.START, PLACE).encode(LOG);

        assertThat(given(text).position("cursor", ListOrder.DATE, LOG, "/v1/snapshot"))
                .isEqualTo(PLACE);
    }

    @Test
    void rejectsListCursorsForChanges() {
        String text = new Cursor(PartitionOffsets.START, PLACE).encode(LOG);

        assertThatThrownBy(() -> given(text).changes("cursor", LOG, "/v1/snapshot"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(ProblemType.BAD_CURSOR));
    }

    @Test
    void rejectsChangesCursorsForLists() {
        String text = new Cursor(PartitionOffsets.of(1, 2), null).encode(LOG);

        assertThatThrownBy(() -> given(text).position("cursor", ListOrder.DATE, LOG, "/v1/snapshot"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(ProblemType.BAD_CURSOR));
    }

    @Test
    void refusesACursorOfAnotherOrder() {
        String text = new Cursor(PartitionOffsets.START, PLACE).encode(LOG);

        assertThatThrownBy(() -> given(text).position("cursor", ListOrder.UPDATED, LOG, "/v1/snapshot"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(ProblemType.BAD_CURSOR));
    }

    private static Parameters given(String cursor) {
        var values = new MultivaluedHashMap<String, String>();
        values.add("cursor", cursor);
        return Parameters.of(values, Set.of("cursor"));
    }
}
