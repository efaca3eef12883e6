/** The users and groups of the machine, read and changed with the programs of the distribution. */
package io.pxedock.adapter.accounts;
