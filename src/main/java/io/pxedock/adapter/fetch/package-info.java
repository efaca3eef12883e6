/** Downloads over http and FTP, archives that are unpacked, and the check whether a URL answers. */
package io.pxedock.adapter.fetch;
