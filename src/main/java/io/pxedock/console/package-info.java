/** Everything that an operator sees or types. Front ends build operations and show results. */
package io.pxedock.console;
