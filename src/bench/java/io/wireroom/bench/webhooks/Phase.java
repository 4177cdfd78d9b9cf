package io.wireroom.bench.webhooks;

/** Parts of the run, in their order, each with a share of the changes in percent. */
enum Phase {
    /** All endpoints are well, and the processes have just started. */
    WARM_UP(5),
    /** All endpoints are well. In rounds with the next phase. */
    CONTROL(20),
    /** Seven endpoints are ill. */
    ILL(30),
    /** They still are, and processes are killed, start again, and join. */
    KILLS(25),
    /** The ill endpoints recover and get what they have missed. */
    RECOVERY(10),
    /** All endpoints are well, and have everything. */
    CONTROL_AGAIN(10);

    final int percent;

    Phase(int percent) {
        this.percent = percent;
    }
}
