@NullMarked
package io.wireroom;

import org.jspecify.annotations.NullMarked;
