/** The state of webhooks, for partners and operators. */
@NullMarked
package io.wireroom.rest.webhooks;

import org.jspecify.annotations.NullMarked;
