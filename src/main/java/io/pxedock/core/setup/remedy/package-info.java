/** The safe remedies of what {@code doctor} finds, carried out as one change. */
package io.pxedock.core.setup.remedy;
