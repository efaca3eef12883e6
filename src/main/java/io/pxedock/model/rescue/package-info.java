/** The 911 system as values: what it is made from, who may log in, and what is in it. */
package io.pxedock.model.rescue;
