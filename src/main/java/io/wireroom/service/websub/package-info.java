/** Runs the pinger of WebSub hubs in one of the processes. */
@NullMarked
package io.wireroom.service.websub;

import org.jspecify.annotations.NullMarked;
