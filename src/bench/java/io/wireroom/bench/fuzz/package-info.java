/** Coverage-guided fuzzing (Jazzer) of everything that reads bytes from others. */
@org.jspecify.annotations.NullMarked
package io.wireroom.bench.fuzz;
