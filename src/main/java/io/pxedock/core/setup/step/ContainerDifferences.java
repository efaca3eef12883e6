package io.pxedock.core.setup.step;

import io.pxedock.model.container.Bind;
import io.pxedock.model.container.ContainerSpec;
import io.pxedock.model.container.ContainerState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a container differs from the one that setup would create.
 *
 * @param imageId the image that has the wanted name; empty if there is none
 */
record ContainerDifferences(ContainerState there, ContainerSpec spec, String imageId) {
  /** Returns the differences, each in a few words. */
  List<String> all() {
    List<String> wrong = new ArrayList<>();
    if (there.autoRemove()) {
      wrong.add("created with --rm, so it is removed when it stops");
    } else if (!there.restartPolicy().matches("unless-stopped|always")) {
      wrong.add("restart policy " + there.restartPolicy() + ", so it stays down after a reboot");
    }
    if (there.tty()) {
      wrong.add("created with -t, so Ctrl-C ends it");
    }
    if (!there.image().equals(spec.image())) {
      wrong.add("image " + there.image() + ", not " + spec.image());
    } else if (isOfAnother()) {
      wrong.add("made from the image that was named " + spec.image() + " before");
    }
    String address = there.addresses().get(spec.network());
    if (there.isRunning() && !spec.place().equals(address)) {
      wrong.add(
          address == null
              ? "not on network " + spec.network()
              : "address " + address + ", not " + spec.place());
    }
    wrong.addAll(there.rights().beyond(spec.effective()));
    Set<String> lacking = there.rights().lacking(spec.effective());
    if (!lacking.isEmpty()) {
      wrong.add("capabilities that are missing: " + String.join(" ", lacking));
    }
    addBinds(wrong);
    return wrong;
  }

  private boolean isOfAnother() {
    return !there.imageId().isEmpty() && !imageId.isEmpty() && !there.imageId().equals(imageId);
  }

  private void addBinds(List<String> wrong) {
    List<String> writable = new ArrayList<>();
    for (Bind bind : spec.binds()) {
      Optional<Bind> same =
          there.binds().stream()
              .filter(b -> b.source().equals(bind.source()) && b.target().equals(bind.target()))
              .findFirst();
      if (same.isEmpty()) {
        wrong.add("no bind of " + bind.source() + " to " + bind.target());
      } else if (same.get().writable() && !bind.writable() && !spec.privileged()) {
        writable.add(bind.target());
      } else if (!same.get().writable() && bind.writable()) {
        wrong.add("it cannot write " + bind.target());
      }
    }
    if (!writable.isEmpty()) {
      wrong.add("it can write " + String.join(", ", writable));
    }
  }
}
