/** System benchmarks. Each also measures a baseline in the same run and prints the ratio to it. */
@NullMarked
package io.wireroom.bench;

import org.jspecify.annotations.NullMarked;
