/** Markdown to HTML. Entry: {@link io.wireroom.normalize.markdown.MarkdownBody}. */
@NullMarked
package io.wireroom.normalize.markdown;

import org.jspecify.annotations.NullMarked;
