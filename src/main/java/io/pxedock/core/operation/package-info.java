/**
 * What an operator can ask for, each change a record with one pure rule: from a snapshot it makes a
 * plan, or refuses. Nothing here touches the world.
 */
package io.pxedock.core.operation;
