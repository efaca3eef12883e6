/** What was observed of a site at one moment: the one input of every plan and every diagnosis. */
package io.pxedock.core.site;
