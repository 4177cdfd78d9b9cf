package io.wireroom.bench.webhooks;

/** What is wrong with an endpoint while it is ill. */
enum Ailment {
    NONE,
    /** Connections are refused. */
    DEAD,
    /** Answers after 29 seconds. */
    SLOW,
    /** Answers half of the requests with 500. */
    FLAKY,
    /** Answers 429 with {@code Retry-After}. */
    OVERLOADED,
    /** Answers 410, and is disabled until a test event is delivered. */
    GONE,
    /** Answers 307. */
    REDIRECTING,
    /** Its host resolves to an address that is not allowed. */
    REBOUND
}
