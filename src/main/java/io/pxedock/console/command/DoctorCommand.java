package io.pxedock.console.command;

import io.pxedock.console.render.DoctorText;
import io.pxedock.console.render.Line;
import io.pxedock.core.diagnosis.Doctor;
import io.pxedock.core.setup.remedy.FixSafely;
import io.pxedock.core.site.Scope;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code doctor}. */
@Command(
    name = "doctor",
    description = "Check the whole server along the boot path: what is wrong, where, what to do.")
final class DoctorCommand implements Callable<Integer> {
  private final Session session;

  @Option(names = "--fix", description = "Carry the safe remedies out, as one change.")
  private boolean fix;

  @Mixin private TrialOption trial = new TrialOption();

  DoctorCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (fix) {
      return fixed();
    }
    Doctor doctor = examine();
    session.one(() -> DoctorText.print(doctor), () -> DoctorText.json(doctor));
    return exit(doctor);
  }

  private int fixed() {
    int code = session.change(new FixSafely());
    if (session.options().dryRun) {
      return code;
    }
    Doctor after = examine();
    if (!after.wrong().isEmpty()) {
      session.say(Line.of("note: " + DoctorText.sum(after) + "; see 'pxedock doctor'"));
    }
    return exit(after);
  }

  private Doctor examine() {
    Snapshot snapshot = session.site().observe(Scope.EVERYTHING);
    return snapshot.files().isKnown()
        ? Doctor.of(snapshot, trial.preflight(session, snapshot))
        : Doctor.of(snapshot);
  }

  private static int exit(Doctor doctor) {
    return (doctor.isHealthy() ? ExitCode.DONE : ExitCode.UNHEALTHY).code();
  }
}
