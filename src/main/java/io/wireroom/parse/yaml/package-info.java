/** YAML front matter. Entry: {@link io.wireroom.parse.yaml.YamlReader}. */
@NullMarked
package io.wireroom.parse.yaml;

import org.jspecify.annotations.NullMarked;
