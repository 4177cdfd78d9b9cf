/** Processes that benchmarks start: brokers and services. */
@org.jspecify.annotations.NullMarked
package io.wireroom.bench.process;
