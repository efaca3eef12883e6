/**
 * What a snapshot means to an operator: what is pending, how each link of the boot path is. Pure.
 */
package io.pxedock.core.diagnosis;
