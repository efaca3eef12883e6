/** Boots that are walked on the wire before a machine is powered on, and what they prove. */
package io.pxedock.core.rehearsal;
