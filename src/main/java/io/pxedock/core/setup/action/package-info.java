/** What a setup step does beyond changing files: pulls, unpacks, creates containers and groups. */
package io.pxedock.core.setup.action;
