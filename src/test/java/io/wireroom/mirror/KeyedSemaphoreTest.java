package io.wireroom.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class KeyedSemaphoreTest {
    private final KeyedSemaphore gates = new KeyedSemaphore(2);

    private boolean enter(String name) throws InterruptedException {
        return gates.enter(name, 20);
    }

    @Test
    void letsAsManyInAsThereArePlaces() throws InterruptedException {
        assertThat(enter("a")).isTrue();
        assertThat(enter("a")).isTrue();
        assertThat(enter("a")).isFalse();
        assertThat(enter("b")).isTrue();
        gates.leave("a");
        assertThat(enter("a")).isTrue();
    }

    @Test
    void letsInWhoeverWaitsAsSoonAsSomebodyLeaves() throws InterruptedException {
        enter("a");
        enter("a");
        Thread leaving = Thread.ofVirtual().start(() -> gates.leave("a"));
        assertThat(gates.enter("a", 20_000)).isTrue();
        leaving.join();
    }

    @Test
    void forgetsNamesThatNobodyUses() throws InterruptedException {
        enter("a");
        enter("a");
        enter("a");
        gates.leave("a");
        assertThat(gates.names()).isEqualTo(1);
        gates.leave("a");
        assertThat(gates.names()).isZero();
        assertThatThrownBy(() -> gates.leave("a")).isInstanceOf(IllegalStateException.class);
    }
}
