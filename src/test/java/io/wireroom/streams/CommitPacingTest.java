package io.wireroom.streams;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Transactions end early while a thread keeps up. */
class CommitPacingTest {
    private static final long INTERVAL = 40;

    private final CommitPacing.Load load = new CommitPacing.Load(0);

    @Test
    void changesAreCommittedAfterTheInterval() {
        assertThat(load.commits(20, 10, INTERVAL)).isFalse();
        assertThat(load.commits(40, 10, INTERVAL)).isTrue();
    }

    @Test
    void theTransactionOfAllTasksEndsOnce() {
        assertThat(load.commits(40, 10, INTERVAL)).isTrue();
        assertThat(load.commits(41, 11, INTERVAL)).isFalse();
        assertThat(load.commits(80, 11, INTERVAL)).isFalse(); // committed with the first one
        assertThat(load.commits(80, 60, INTERVAL)).isTrue();
    }

    @Test
    void aThreadThatIsBehindWaitsUntilItHasCaughtUp() {
        load.add(30);
        assertThat(load.commits(40, 39, INTERVAL)).isFalse();
        load.add(30);
        assertThat(load.commits(80, 79, INTERVAL)).isFalse();
        load.add(10);
        assertThat(load.commits(120, 119, INTERVAL)).isTrue();
    }

    @Test
    void whatIsUncommittedWhenAThreadHasCaughtUpIsCommitted() {
        load.add(30);
        assertThat(load.commits(40, 39, INTERVAL)).isFalse();
        assertThat(load.commits(80, 39, INTERVAL)).isTrue();
    }
}
