package io.wireroom.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a processor asks Kafka Streams for. */
class CommitPacingTest {
    private static final long INTERVAL = 40;

    /** So that the last commit of this thread, which other tests may have caused, is long ago. */
    @BeforeEach
    void pause() throws InterruptedException {
        Thread.sleep(INTERVAL);
        CommitLoad.ofThread().polled(0);
    }

    @AfterEach
    void nothingIsUnprocessed() {
        CommitLoad.ofThread().polled(0);
    }

    private static MockProcessorContext<byte[], byte[]> context(boolean paced) {
        Properties settings = new Properties();
        if (paced) {
            settings.put(CommitPacing.INTERVAL, INTERVAL);
        }
        return new MockProcessorContext<>(settings);
    }

    private static void process(CommitPacing pacing) {
        pacing.begin();
        pacing.end();
    }

    @Test
    void aRecordAfterAPauseIsCommittedAtOnce() {
        MockProcessorContext<byte[], byte[]> context = context(true);
        process(CommitPacing.of(context));
        assertThat(context.committed()).isTrue();
    }

    @Test
    void theCommitWaitsForTheLastRecordThatWasPolled() {
        MockProcessorContext<byte[], byte[]> context = context(true);
        CommitPacing pacing = CommitPacing.of(context);
        CommitLoad.ofThread().polled(2);
        process(pacing);
        assertThat(context.committed()).isFalse();
        process(pacing);
        assertThat(context.committed()).isTrue();
    }

    @Test
    void whatNothingFollowsIsCommittedByATimer() throws InterruptedException {
        MockProcessorContext<byte[], byte[]> context = context(true);
        CommitPacing pacing = CommitPacing.of(context);
        CommitPacing ofOtherTask = CommitPacing.of(context(true));
        CommitLoad.ofThread().polled(2); // the second one is for a task that ends
        process(pacing);
        ofOtherTask.close();
        Thread.sleep(INTERVAL);
        fireTimers(context);
        assertThat(context.committed()).isTrue();

        context.resetCommit();
        Thread.sleep(INTERVAL);
        fireTimers(context);
        assertThat(context.committed()).as("nothing has changed").isFalse();
    }

    /** Otherwise, if a commit takes longer than the interval, each transaction has few records, however many wait. */
    @Test
    void aTimerDoesNotDivideWhatWasPolled() throws InterruptedException {
        MockProcessorContext<byte[], byte[]> context = context(true);
        CommitPacing pacing = CommitPacing.of(context);
        CommitLoad.ofThread().polled(2);
        process(pacing);
        Thread.sleep(INTERVAL); // a slow commit
        fireTimers(context);
        pacing.commitSoon();
        assertThat(context.committed()).isFalse();
        process(pacing);
        assertThat(context.committed()).isTrue();
    }

    private static void fireTimers(MockProcessorContext<byte[], byte[]> context) {
        context.scheduledPunctuators().forEach(timer -> timer.getPunctuator().punctuate(0));
    }

    @Test
    void changesOfATimerAreCommitted() {
        MockProcessorContext<byte[], byte[]> context = context(true);
        CommitPacing.of(context).commitSoon();
        assertThat(context.committed()).isTrue();
    }

    @Test
    void nothingIsRequestedWithoutAnInterval() {
        MockProcessorContext<byte[], byte[]> context = context(false);
        CommitPacing pacing = CommitPacing.of(context);
        process(pacing);
        pacing.commitSoon();
        assertThat(context.committed()).isFalse();
        assertThat(context.scheduledPunctuators()).isEmpty();
    }
}
