package io.pxedock.core.dnsmasq.model;

import io.pxedock.model.net.Ipv4Address;
import java.util.Optional;

/**
 * What dnsmasq offers a client, and why.
 *
 * @param ip null when it offers nothing, or nothing is known
 * @param entry the dhcp-host that it found for the client; null for none
 * @param detail what the kind leaves open, such as the card that holds the lease; empty for nothing
 */
public record Answer(Kind kind, Ipv4Address ip, HostEntry entry, String detail) {
  /** Why a client gets what it gets. */
  public enum Kind {
    /** The address of its dhcp-host. */
    RESERVED,
    /** The address of the lease that it holds. */
    LEASED,
    /** An address of a dynamic range. */
    POOL,
    /** Its dhcp-host says {@code ignore}. */
    IGNORED,
    /** A {@code dhcp-ignore} is about it. */
    IGNORED_BY_TAG,
    /** No range serves the segment. */
    NO_RANGE,
    /** Another server gives the addresses there. */
    PROXY,
    /** dnsmasq has no address for it. */
    NO_ADDRESS,
    /** Its address is leased to another card. */
    LEASED_ELSEWHERE,
    /** Its address is that of the server itself or of the relay. */
    OWN_ADDRESS,
    /** No range takes it with the tags that it has. */
    NO_RANGE_FOR_TAGS,
    /** A rule is not modelled, or what it depends on was not seen. */
    NOT_KNOWN
  }

  static Answer notKnown(String why) {
    return new Answer(Kind.NOT_KNOWN, null, null, why);
  }

  /** Returns the address that is offered; empty if there is no offer. */
  public Optional<Ipv4Address> address() {
    return Optional.ofNullable(ip);
  }

  /** Returns the dhcp-host that decides; empty if there is none. */
  public Optional<HostEntry> foundEntry() {
    return Optional.ofNullable(entry);
  }

  /** Returns whether the answer is known. */
  public boolean isKnown() {
    return kind != Kind.NOT_KNOWN;
  }
}
