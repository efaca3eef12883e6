package io.pxedock.spi;

import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.Ipv4Subnet;
import io.pxedock.model.net.MacAddress;
import io.pxedock.model.text.Bytes;
import java.util.Optional;

/**
 * The segment that the machines are on. What is asked there takes no lease, and nothing is sent in
 * a machine's name to anybody but the server.
 */
public interface Wire {
  /**
   * Joins the segment for a while.
   *
   * @throws io.pxedock.model.Failure UNREACHABLE when this program may not or cannot join it
   */
  Station join(Place place);

  /**
   * Where to join.
   *
   * @param tag the VLAN of the machines; 0 for none
   * @param address a free address of the subnet
   * @param server the boot server
   */
  record Place(
      String bridge, int tag, Ipv4Address address, Ipv4Subnet subnet, Ipv4Address server) {}

  /** A place on the segment, left when it is closed. */
  interface Station extends AutoCloseable {
    /**
     * Returns what the server offers to a machine that boots; empty when it does not answer.
     *
     * @param architecture DHCP's option 93
     */
    Optional<Offer> offer(MacAddress mac, int architecture);

    /** Fetches a file over TFTP. */
    Transfer fetch(String name);

    @Override
    void close();
  }

  /**
   * An offer.
   *
   * @param file the boot file; empty for none
   */
  record Offer(Ipv4Address ip, Ipv4Address server, String file) {}

  /**
   * What became of a request for a file.
   *
   * @param error empty when the file came whole
   * @param isMissing whether the server said that it has no such file
   * @param digest the SHA-256 of its content, in hex
   * @param content of a small file; empty of a large one
   */
  record Transfer(
      String error,
      boolean isMissing,
      long size,
      long millis,
      String digest,
      Optional<Bytes> content) {
    /** Returns the transfer of a file that did not come. */
    public static Transfer failed(String error, boolean isMissing) {
      return new Transfer(error, isMissing, 0, 0, "", Optional.empty());
    }

    /** Returns whether the file came whole. */
    public boolean isWhole() {
      return error.isEmpty();
    }
  }
}
