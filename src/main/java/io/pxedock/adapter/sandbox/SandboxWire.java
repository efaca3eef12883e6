package io.pxedock.adapter.sandbox;

import io.pxedock.model.Failure;
import io.pxedock.model.net.MacAddress;
import io.pxedock.model.net.RehearsalMark;
import io.pxedock.model.text.Bytes;
import io.pxedock.spi.Wire;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** The sandbox's segment: it is joined without rights, and the sandbox's dnsmasq answers. */
public final class SandboxWire implements Wire {
  private static final int MAX_KEPT_BYTES = 512 * 1024;

  private final SandboxEngine engine;
  private final SandboxSwitch wires;

  SandboxWire(SandboxEngine engine, SandboxSwitch wires) {
    this.engine = engine;
    this.wires = wires;
  }

  @Override
  public Station join(Place place) {
    if (!wires.bridge(place.bridge()).exists()) {
      throw Failure.unreachable("there is no bridge '" + place.bridge() + "'", "create it");
    }
    return new Station() {
      @Override
      public Optional<Offer> offer(MacAddress mac, int architecture) {
        return ask(dnsmasq -> dnsmasq.discover(mac, RehearsalMark.xid(1)))
            .map(ip -> new Offer(ip, place.server(), ask(SandboxDnsmasq::bootFile).orElse("")));
      }

      @Override
      public Transfer fetch(String name) {
        return ask(dnsmasq -> dnsmasq.transfer(name, place.address()))
            .map(SandboxWire::transfer)
            .orElseGet(() -> Transfer.failed("file not found", true));
      }

      @Override
      public void close() {
        // Nothing was made.
      }
    };
  }

  private static Transfer transfer(Bytes bytes) {
    boolean isSmall = bytes.length() <= MAX_KEPT_BYTES;
    return new Wire.Transfer(
        "",
        false,
        bytes.length(),
        1,
        bytes.digest(),
        isSmall ? Optional.of(bytes) : Optional.empty());
  }

  private <T> Optional<T> ask(Function<SandboxDnsmasq, Optional<T>> question) {
    AtomicReference<Optional<T>> answer = new AtomicReference<>(Optional.empty());
    if (wires.carries()) {
      engine.network(dnsmasq -> answer.set(question.apply(dnsmasq)));
    }
    return answer.get();
  }
}
