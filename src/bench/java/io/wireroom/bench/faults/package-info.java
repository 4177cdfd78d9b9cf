/** Faults at length: random faults on a cluster of processes, and a comparison of every promise with what was produced. */
@org.jspecify.annotations.NullMarked
package io.wireroom.bench.faults;
