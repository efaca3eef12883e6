/**
 * dnsmasq itself, asked about files that are not in force: in a throw-away container of the
 * server's image, whose only neighbour is a relay of ours.
 */
package io.pxedock.adapter.trial;
