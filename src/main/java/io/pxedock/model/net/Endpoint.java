package io.pxedock.model.net;

import io.pxedock.model.Failure;

/** The address and TCP port of a server; the text form leaves out port 80. */
public record Endpoint(Ipv4Address address, int port) {
  /** The default port of http. */
  public static final int HTTP = 80;

  private static final int HIGHEST = 65535;

  /**
   * Reads {@code 192.168.0.241} or {@code 192.168.0.241:8080}.
   *
   * @throws Failure REFUSED if the text is neither
   */
  public static Endpoint parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      return new Endpoint(Ipv4Address.parse(text), HTTP);
    }
    String port = text.substring(colon + 1);
    if (!port.matches("[1-9][0-9]{0,4}") || Integer.parseInt(port) > HIGHEST) {
      throw Failure.refused("'" + port + "' is not a port", "write 1 to " + HIGHEST);
    }
    return new Endpoint(Ipv4Address.parse(text.substring(0, colon)), Integer.parseInt(port));
  }

  /** Returns the text form that always contains the port. */
  public String withPort() {
    return address + ":" + port;
  }

  /** Returns the http URL of the endpoint, with a slash at its end. */
  public String url() {
    return "http://" + this + "/";
  }

  @Override
  public String toString() {
    return port == HTTP ? address.toString() : withPort();
  }
}
