# The differential test of the model of dnsmasq. Sourced by demo/lab.

# truth_run [--pairs N] [--seed S] [--dnsmasq PROGRAM] holds the model against the real dnsmasq, and prints how often they agree.
truth_run() {
  local pairs=2000 seed=$SRANDOM program=dnsmasq
  while [[ $# -gt 0 ]]; do
    [[ $# -ge 2 ]] || fail "usage: demo/lab truth [--pairs N] [--seed S] [--dnsmasq PROGRAM]"
    case $1 in
    --pairs) pairs=$2 ;;
    --seed) seed=$2 ;;
    --dnsmasq) program=$2 ;;
    *) fail "usage: demo/lab truth [--pairs N] [--seed S] [--dnsmasq PROGRAM]" ;;
    esac
    shift 2
  done
  local arguments="-Dpairs=$pairs -Dseed=$seed -Ddnsmasq=$program"
  mvn -q -f "$CHECKOUT/pom.xml" test -Plab -Dtest=TruthTest -Djacoco.skip=true -DargLine="$arguments"
}
