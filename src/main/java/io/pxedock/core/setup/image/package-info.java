/** What the server's container runs from: its age, and changing over to another image. */
package io.pxedock.core.setup.image;
