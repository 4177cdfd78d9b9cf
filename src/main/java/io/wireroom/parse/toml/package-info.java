/** TOML front matter. Entry: {@link io.wireroom.parse.toml.TomlReader}. */
@NullMarked
package io.wireroom.parse.toml;

import org.jspecify.annotations.NullMarked;
