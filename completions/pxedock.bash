# bash completion for pxedock. Generated from the program's own grammar by `pxedock completion bash`: do not edit.

_pxedock_candidates() {
  PXEDOCK_WORDS=$1 PXEDOCK_TYPED=$2 command awk '
# What can stand at the end of a command line, one a line: value, tab, description. The words before it come in
# PXEDOCK_WORDS, one a line, and in PXEDOCK_TYPED the one that is being typed. Live values are read from the host files, and only what is spelled like a name, an
# address or a MAC is ever printed. In all of this no quote and no double backslash: three shells quote it.
BEGIN {
  grammar()
  n = split(ENVIRON["PXEDOCK_WORDS"], word, "\n")
  typed = ENVIRON["PXEDOCK_TYPED"]
  for (i = 1; i <= n; i++) step(word[i])
  candidates()
}

function C(path, name, text) { kids[path] = kids[path] " " name; about[path " " name] = text }
function O(path, names, label, text,   i, k, list) {
  k = ++options
  owner[k] = path; spelled[k] = names; takes[k] = label; says[k] = text
  for (i = split(names, list, " "); i > 0; i--) number[path, list[i]] = k
}
function P(path, label, many) { parameter[path] = label; variadic[path] = many }

function option(name) { return ((at, name) in number) ? number[at, name] : number["*", name] + 0 }

# Goes one word further down the grammar.
function step(w,   k) {
  if (awaiting) { if (takes[awaiting] == "DIR") directory = w; awaiting = 0; return }
  if (w ~ /^--?[A-Za-z]/ && !literal) {
    k = option(w ~ /=/ ? substr(w, 1, index(w, "=") - 1) : w)
    if (!k && w ~ /^-[A-Za-z]./) k = option(substr(w, 1, 2))
    if (!k) return
    given[k] = 1
    if (takes[k] != "" && option(w)) awaiting = k
    else if (takes[k] == "DIR") directory = substr(w, index(w, "=") + 1)
    return
  }
  if (w == "--") { literal = 1; return }
  if (values == 0 && (at " " w) in about) { at = at " " w; return }
  if (parameter[at] == "COMMAND" && (" " w) in about) { at = " " w; return }
  values++
  used[tolower(w)] = 1
}

function candidates(   k, list, i, m, before) {
  if (awaiting) { offer(takes[awaiting], "") ; return }
  if (typed ~ /^--[a-z0-9-]+=/ && !literal) {
    before = substr(typed, 1, index(typed, "="))
    k = option(substr(before, 1, length(before) - 1))
    typed = substr(typed, length(before) + 1)
    if (k) offer(takes[k], before)
    return
  }
  if (typed ~ /^-/ && !literal) {
    for (k = 1; k <= options; k++) if ((owner[k] == at || owner[k] == "*") && !(k in given)) {
      m = split(spelled[k], list, " ")
      put((typed == list[1] || m == 1) ? list[1] : list[m], says[k], "")
    }
    return
  }
  if (values == 0) {
    m = split(kids[at], list, " ")
    for (i = 1; i <= m; i++) put(list[i], about[at " " list[i]], "")
  }
  if (parameter[at] == "COMMAND") {
    m = split(kids[""], list, " ")
    for (i = 1; i <= m; i++) put(list[i], about[" " list[i]], "")
  } else if (parameter[at] != "" && (values == 0 || variadic[at])) offer(parameter[at], "")
}

function put(value, text, before) {
  if (tolower(substr(value, 1, length(typed))) == tolower(typed)) print before value "\t" text
}

function offer(label, before,   list, i, m) {
  if (label ~ /[|]/) {
    m = split(label, list, "|")
    for (i = 1; i <= m; i++) put(list[i], "", before)
  } else if (label == "DIR" || label == "FILE") print "@" label
  else if (label == "HOST") hosts(before)
  else if (label == "FILTER") {
    hosts(before)
    m = split("911 problem unknown seen<2h name: mac: ip: state:", list, " ")
    for (i = 1; i <= m; i++) put(list[i], "a filter", before)
  }
}

# Hosts by name; by full name, address or MAC when what is typed looks like one.
function hosts(before,   i, digits) {
  load()
  for (i = 1; i <= found; i++) {
    if (tolower(name[i]) in used || fqdn[i] in used || ip[i] in used || mac[i] in used) continue
    if (typed !~ /[.]/) put(name[i], ip[i] " " mac[i], before)
    else if (fqdn[i] != "") put(fqdn[i], ip[i] " " mac[i], before)
    if (typed ~ /^[0-9]/ && ip[i] != "") put(ip[i], name[i], before)
    if (mac[i] != "" && typed ~ /^[0-9A-Fa-f:.-]*$/ && typed ~ /[0-9]/) {
      digits = tolower(typed); gsub(/[:.-]/, "", digits)
      if (typed !~ /^[0-9]+[.]/ || typed ~ /^[0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][.]/)
        if (digits != "" && substr(bare(mac[i]), 1, length(digits)) == digits) print before mac[i] "\t" name[i] " " ip[i]
    }
  }
}

function bare(m) { gsub(/:/, "", m); return m }

# The site, as pxedock finds it.
function site(   command, dir) {
  dir = directory != "" ? directory : ENVIRON["PXEDOCK_WORKDIR"]
  if (dir != "") return dir
  command = "d=" quoted(ENVIRON["PWD"]) "; while :; do for s in \"$d\" \"$d/PXEDOCK\"; do" \
    " [ ! -f \"$s/conf/dnsmasq.conf\" ] || { echo \"$s\"; exit; }; done; [ -n \"$d\" ] || exit; d=${d%/*}; done"
  command | getline dir
  close(command)
  return dir
}

# A command that prints a regular file, and nothing of a FIFO or a device: awk would wait for what never comes.
function text(file) { return "[ ! -f " quoted(file) " ] || head -c 67108864 " quoted(file) }
function quoted(word,   q) { q = sprintf("%c", 39); gsub(q, q "\"" q "\"" q, word); return q word q }

function load(   dir, conf, line, key) {
  dir = site()
  conf = text(dir "/conf/dnsmasq.conf")
  while ((conf | getline line) > 0) {
    sub(/^[ \t]+/, "", line); sub(/([ \t]|^)#.*$/, "", line); gsub(/["\r]/, "", line); sub(/[ \t]+$/, "", line)
    key = line; sub(/[ \t]*=.*$/, "", key); sub(/^[^=]*=[ \t]*/, "", line)
    if (key == "addn-hosts") list_hosts[++many_hosts] = outside(dir, line)
    if (key == "dhcp-hostsfile") list_dhcp[++many_dhcp] = outside(dir, line)
  }
  close(conf)
  for (key = 1; key <= many_hosts; key++) addresses(list_hosts[key])
  for (key = 1; key <= many_dhcp; key++) reservations(list_dhcp[key])
}

function outside(dir, path) { return path ~ "^/(conf|tftpboot)/" && path !~ /[.][.]/ ? dir path : "" }

function addresses(file,   from, line, w, i, m, full) {
  from = text(file)
  while (file != "" && (from | getline line) > 0) {
    sub(/#.*$/, "", line); gsub(/\r/, "", line)
    m = split(line, w, " ")
    if (w[1] !~ /^[0-9]+[.][0-9]+[.][0-9]+[.][0-9]+$/) continue
    full = ""
    for (i = 2; i <= m; i++) if (is_name(w[i]) && w[i] ~ /[.]/ && full == "") full = tolower(w[i])
    for (i = 2; i <= m; i++) if (is_name(w[i]) && w[i] !~ /[.]/) { address[tolower(w[i])] = w[1]; domain[tolower(w[i])] = full }
  }
  close(from)
}

function reservations(file,   from, line, f, i, m, who, hw) {
  from = text(file)
  while (file != "" && (from | getline line) > 0) {
    sub(/(^|[ \t])#.*$/, "", line); gsub(/[ \t\r]/, "", line)
    m = split(line, f, ","); who = ""; hw = ""
    for (i = 1; i <= m; i++) {
      if (hw == "" && is_mac(f[i])) hw = canonical(f[i])
      else if (who == "" && is_name(f[i]) && f[i] !~ /[.]/ && f[i] != "infinite" && f[i] != "ignore") who = f[i]
    }
    if (who == "") continue
    found++
    name[found] = who; mac[found] = hw; ip[found] = address[tolower(who)]; fqdn[found] = domain[tolower(who)]
  }
  close(from)
}

function is_name(w) { return w ~ /^[A-Za-z0-9][A-Za-z0-9._-]*$/ && w !~ /^[0-9.]+[smhdw]?$/ && length(w) < 254 }
function is_mac(w,   o, i) {
  if (split(w, o, ":") != 6) return 0
  for (i = 1; i <= 6; i++) if (o[i] !~ /^[0-9A-Fa-f][0-9A-Fa-f]?$/) return 0
  return 1
}
function canonical(w,   o, i, m) {
  split(tolower(w), o, ":")
  for (i = 1; i <= 6; i++) m = m (i > 1 ? ":" : "") (length(o[i]) < 2 ? "0" : "") o[i]
  return m
}

function grammar() {
  O("*", "-w --workdir", "DIR", "The work directory (else $PXEDOCK_WORKDIR, else the nearest PXEDOCK/).")
  O("*", "-o --output", "table|json|csv", "The format of the answer.")
  O("*", "-n --dry-run", "", "Show the change and its shell commands; change nothing.")
  O("*", "-y --yes", "", "Answer every question with yes.")
  O("*", "--read-only", "", "Refuse every change.")
  O("*", "--color", "auto|always|never", "When to use colours (auto: on a terminal, unless NO_COLOR is set).")
  O("*", "--ascii", "", "Write only ASCII characters.")
  O("*", "-v --verbose", "", "Show stack traces of errors.")
  O("*", "-h --help", "", "Show this help.")
  O("", "--version", "", "Show the version.")
  C("", "status", "Show the boot path link by link, hosts, 911 flags, and pending changes.")
  O(" status", "--watch", "", "Refresh on every change until Ctrl-C.")
  C("", "host", "List and change the registered machines.")
  C(" host", "list", "List the hosts, joined from the files: all, or those that a filter leaves.")
  P(" host list", "FILTER", 1)
  C(" host", "show", "Show one host, or what is known of a MAC or IP that is not registered.")
  P(" host show", "HOST", 0)
  C(" host", "unknown", "List machines that ask for an address and are not registered.")
  P(" host unknown", "FILTER", 1)
  C(" host", "add", "Register a host in both files, or several with --from, then reload.")
  O(" host add", "--mac", "MAC", "The MAC in any spelling; Tab offers unknown machines that ask for an address.")
  O(" host add", "--ip", "IP", "The address (default: the next free one).")
  O(" host add", "--fqdn", "FQDN", "The fully qualified name.")
  O(" host add", "--from", "FILE", "Register one host a line: NAME MAC [IP] [FQDN], or CSV with titles; - is stdin.")
  O(" host add", "--no-reload", "", "Write the files without a reload.")
  P(" host add", "NAME", 0)
  C(" host", "edit", "Change a host in place, with its 911 flag.")
  O(" host edit", "--mac", "MAC", "The new MAC.")
  O(" host edit", "--ip", "IP", "The new address.")
  O(" host edit", "--name", "NEW-NAME", "The new short name.")
  O(" host edit", "--fqdn", "FQDN", "The new fully qualified name.")
  O(" host edit", "--no-reload", "", "Write the files without a reload.")
  P(" host edit", "HOST", 0)
  C(" host", "remove", "Remove hosts from both files, with their 911 flags.")
  O(" host remove", "--no-reload", "", "Write the files without a reload.")
  P(" host remove", "HOST", 1)
  C("", "adopt", "Register machines that ask for an address, each with the next free one.")
  O(" adopt", "--name", "PATTERN", "A name, or a range in the order of the MACs, such as cpu-[07-12], or cpu-[07-..] for as many as there are MACs (default: node- and the end of the MAC).")
  O(" adopt", "--no-reload", "", "Write the files without a reload.")
  P(" adopt", "MAC", 1)
  C("", "911", "Set and clear 911 flags; build and show the 911 system.")
  C(" 911", "set", "Set 911 flags: the hosts boot the rescue system from their next boot on.")
  O(" 911 set", "--reason", "TEXT", "The reason, for the journal.")
  P(" 911 set", "HOST", 1)
  C(" 911", "clear", "Clear 911 flags: the hosts boot default again.")
  O(" 911 clear", "--all", "", "Clear every flag.")
  P(" 911 clear", "HOST", 1)
  C(" 911", "list", "List every 911 flag, including flags made by hand.")
  P(" 911 list", "FILTER", 1)
  C(" 911", "build", "Build a 911 system from Debian\047s packages, and have 911 boot it.")
  O(" 911 build", "--ssh-key", "FILE", "Public keys that may log in as root.")
  O(" 911 build", "--release", "NAME", "Debian release; default: this machine\047s, or bookworm.")
  O(" 911 build", "--with", "PACKAGE", "Packages beside the usual ones.")
  O(" 911 build", "--script", "FILE", "A program that runs at the end of each boot.")
  O(" 911 build", "--kernel-args", "TEXT", "Further arguments of the kernel.")
  O(" 911 build", "--split", "", "Small initrd over TFTP; the rest over http, from images/.")
  O(" 911 build", "--mirror", "URL", "Debian mirror; default: the one that apt uses here.")
  O(" 911 build", "--scratch", "DIR", "Where to build, and to keep fetched packages.")
  C(" 911", "show", "Show the system that 911 boots: what is in it, how old.")
  C("", "rehearse", "Walk the boot of hosts on the wire: offer, boot files, 911 or default.")
  O(" rehearse", "--all", "", "All hosts that are registered, without BMCs.")
  O(" rehearse", "--uefi", "", "Walk as UEFI firmware does, not as a BIOS.")
  P(" rehearse", "HOST", 1)
  C("", "reload", "Make dnsmasq read its host files again, and wait until its log confirms it.")
  C("", "restart", "Restart the container: for a changed dnsmasq.conf or image.")
  O(" restart", "--no-trial", "", "Do not ask dnsmasq itself about the files first.")
  O(" restart", "--keep", "", "Keep a configuration with which dnsmasq does not start.")
  C("", "start", "Start the container; create it again if it is missing.")
  C("", "stop", "Stop the container. No machine can boot until it starts.")
  C("", "logs", "Show the log of dnsmasq, with the time of each line.")
  O(" logs", "-f --follow", "", "Follow the log until Ctrl-C.")
  O(" logs", "--tail", "N", "The number of lines to begin with (default: 50; with --since all).")
  O(" logs", "--since", "WHEN", "Only lines since then: 2h, 14:30, 2026-03-01T14:30.")
  O(" logs", "--events", "", "Only what happened to machines, in columns.")
  P(" logs", "FILTER", 1)
  C("", "timeline", "Show each boot stage by stage, with times, and where it is stuck.")
  O(" timeline", "-f --follow", "", "Follow the boots until Ctrl-C.")
  O(" timeline", "--since", "WHEN", "Only boots that began since then: 30m, 2h, 03:00, 2026-01-05T03:00.")
  O(" timeline", "--from-log", "FILE", "Read a saved log with its rotated parts instead of the container\047s; - for stdin.")
  P(" timeline", "HOST", 0)
  C("", "why", "Say why a machine does not boot: one verdict, the evidence, what to do.")
  O(" why", "--no-trial", "", "Compute what dnsmasq does, without asking dnsmasq itself.")
  O(" why", "--no-rehearsal", "", "Judge by files and log only, without a walk on the wire.")
  P(" why", "HOST", 0)
  C("", "doctor", "Check the whole server along the boot path: what is wrong, where, what to do.")
  O(" doctor", "--fix", "", "Carry the safe remedies out, as one change.")
  O(" doctor", "--no-trial", "", "Compute what dnsmasq does, without asking dnsmasq itself.")
  C("", "explain", "Explain the code of a problem: what it means, what to do, how to avoid it.")
  P(" explain", "nothing-found|boots|docker-down|no-bridge|no-port|port-down|port-broken|port-elsewhere|wrong-tag|no-network|network-differs|no-container|container-down|container-address|auto-remove|ended-by-itself|dnsmasq-crashed|no-interface|dnsmasq-down|answers-nobody|unknown-mac|mac-typo|never-heard|not-netbooted|no-mac|no-address|two-addresses|duplicate-ip|duplicate-name|duplicate-mac|outside-range|taken-address|leased-elsewhere|bad-mac|short-mac|mac-as-name|bad-name|bad-address|bad-ipv6|open-quote|two-names|set-tag|dropped-line|needs-tag|ignored-by-tag|no-range-for-tags|not-known|ignored|not-loaded|restart-pending|not-offered|refused-request|other-server|no-tftp-request|silent-after|transfer-cut|tftp-limit|nbp-missing|nbp-unreadable|nbp-empty|wrong-loader|core-missing|no-configuration|no-911boot|config-missing|config-unreadable|config-empty|config-loop|waits-for-key|kernel-missing|kernel-unreadable|kernel-empty|kernel-unreachable|initrd-missing|initrd-unreadable|initrd-empty|initrd-unreachable|module-missing|module-unreadable|module-empty|module-unreachable|stale-bind|bind-source-gone|dangling-911|misnamed-911|stale-911|empty-911|not-a-file-911|ipmi-911|uuid-beats-911|stray-911|flag-not-served|host-stops|armed-after-911|images-dead|images-missing|images-differ|no-dns|no-hosts-file|no-dhcp-hostsfile|no-dhcp-range|range-outside|range-differs|router-differs|interface-differs|listen-address-differs|except-interface-differs|no-dhcp-interface-differs|tftp-interface-differs|no-tftp|no-boot-file|no-log-dhcp|does-not-start|not-read|missing-file|unmapped-file|outside-bind|unreadable-file|locked-file|locked-lease-file|lease-file-lost|dnsmasq-complains|cut-off-change|no-offer|other-address|rehearsal-failed", 0)
  C("", "dashboard", "The full-screen dashboard: boot path, hosts, boots, log; ? lists its keys.")
  O(" dashboard", "--no-mouse", "", "Leave the mouse to the terminal, for selecting text; m toggles it.")
  C("", "history", "List the changes with their states; with a number, show one of them whole.")
  P(" history", "FILTER", 1)
  C("", "undo", "Undo a change, if its files have not changed since.")
  O(" undo", "--no-reload", "", "Write the files without a reload.")
  P(" undo", "CHANGE", 0)
  C("", "finish", "Finish a change that was cut off in the middle.")
  O(" finish", "--no-reload", "", "Write the files only.")
  P(" finish", "CHANGE", 0)
  C("", "conf", "dnsmasq.conf.")
  C(" conf", "show", "Print dnsmasq.conf; its options as JSON or CSV.")
  C(" conf", "edit", "Edit a copy of dnsmasq.conf, try it, and restart dnsmasq with it.")
  O(" conf edit", "--no-trial", "", "Do not ask dnsmasq itself about the text first.")
  O(" conf edit", "--keep", "", "Keep a text with which dnsmasq does not start.")
  O(" conf edit", "--no-reload", "", "Write the file, and do not restart dnsmasq.")
  C(" conf", "check", "Check dnsmasq.conf and the host files.")
  O(" conf check", "--no-trial", "", "Compute what dnsmasq does, without asking dnsmasq itself.")
  C("", "image", "Show, build and change the server\047s Docker image.")
  C(" image", "show", "Show what the server runs from: what is in it, how old, whether newer is there.")
  O(" image show", "--offline", "", "Ask no mirror for newer packages.")
  C(" image", "build", "Build the image from the distribution\047s packages, and run the server from it.")
  O(" image build", "--release", "NAME", "The release\047s code name; default: this machine\047s.")
  O(" image build", "--mirror", "URL", "The archive; default: those that apt uses here.")
  O(" image build", "--keyring", "FILE", "The keys that sign the archive\047s lists; default: the distribution\047s.")
  O(" image build", "--only-build", "", "Leave the server with the image that it has.")
  O(" image build", "--name", "IMAGE", "With --only-build: another name for the image.")
  C(" image", "use", "Run the server from another image that Docker has.")
  P(" image use", "IMAGE", 0)
  C("", "preflight", "Show what dnsmasq will offer to each MAC after the next reload, and why.")
  O(" preflight", "--no-trial", "", "Compute what dnsmasq does, without asking dnsmasq itself.")
  P(" preflight", "FILTER", 1)
  C("", "setup", "Set up a boot server on this machine, step by step.")
  O(" setup", "--answers", "FILE", "name=value lines with the names of the options; implies --yes.")
  O(" setup", "--check", "", "Change nothing; report each step (exit 0: done, 5: not).")
  O(" setup", "--fresh", "", "Discard the saved answers and start over.")
  O(" setup", "--archive", "SOURCE", "pxebootbinaries.tgz: a file, or http, https or ftp.")
  O(" setup", "--sha256", "SUM", "The SHA-256 sum that the archive must have.")
  O(" setup", "--911-from", "archive|files|build", "The 911 system: of the archive, your files, or built.")
  O(" setup", "--911-ssh-key", "FILE", "The public key that may log in to a built 911 system.")
  O(" setup", "--bridge", "BRIDGE", "The Open vSwitch bridge of the machines.")
  O(" setup", "--port", "PORT", "The bridge\047s internal port for Docker\047s network.")
  O(" setup", "--tag", "VLAN", "The VLAN that machines boot in, 0 for none.")
  O(" setup", "--persist", "no|networkd|ifupdown|netplan", "The service that brings the port up at boot.")
  O(" setup", "--network", "NETWORK", "Docker\047s macvlan network on that port.")
  O(" setup", "--subnet", "CIDR", "The IPv4 network of the machines.")
  O(" setup", "--gateway", "ADDRESS", "The router of the machines\047 network.")
  O(" setup", "--address", "ADDRESS", "The boot server\047s address, free in the subnet.")
  O(" setup", "--ip-range", "CIDR", "The part of the subnet that Docker may use.")
  O(" setup", "--container", "CONTAINER", "The name of the server\047s container.")
  O(" setup", "--image-from", "pull|tar|build", "How a missing server image is brought.")
  O(" setup", "--image", "IMAGE", "The image that dnsmasq runs from.")
  O(" setup", "--image-tar", "FILE", "Load the server\047s image from this tar file.")
  O(" setup", "--privileged", "", "Run with --privileged, more than dnsmasq needs.")
  O(" setup", "--docker-host", "URL", "Docker\047s address, such as tcp://host:2375.")
  O(" setup", "--images", "as-is|container|host", "Who serves images/; as-is: what 911boot names.")
  O(" setup", "--images-url", "URL", "The URL of images/ that is written to 911boot.")
  O(" setup", "--images-address", "IP[:PORT]", "Where the container of images/ listens.")
  O(" setup", "--images-container", "CONTAINER", "The name of the container that serves images/.")
  O(" setup", "--images-image", "IMAGE", "The image that images/ is served from.")
  O(" setup", "--images-image-tar", "FILE", "Load the image for images/ from this tar file.")
  O(" setup", "--docker-user", "USER", "A user to add to group docker (with root).")
  O(" setup", "--replace", "", "Recreate a network or container that differs.")
  O(" setup", "--host", "NAME", "The name of a first machine, such as cpu-01.")
  O(" setup", "--host-mac", "MAC", "The first machine\047s MAC, in any spelling.")
  O(" setup", "--host-ip", "IP", "The first machine\047s address (the next free one).")
  C("", "completion", "Print the completion script of a shell.")
  P(" completion", "bash|zsh|fish", 0)
  C("", "demo", "Run any command on a sandbox: real files, simulated machines.")
  O(" demo", "--hosts", "N", "The number of hosts (default: 12).")
  O(" demo", "--quiet", "", "Let no node boot by itself.")
  O(" demo", "--fault", "docker-down|no-bridge|no-port|port-broken|port-down|wrong-tag|no-container|container-down|dnsmasq-crashed|no-interface|dnsmasq-down|interface-differs|listen-address-differs|except-interface-differs|no-dhcp-interface-differs|does-not-start|no-dhcp-range|no-hosts-file|no-dhcp-hostsfile|no-dns|no-tftp|no-boot-file|restart-pending|unknown-mac|mac-typo|never-heard|no-mac|no-address|two-addresses|duplicate-ip|duplicate-name|duplicate-mac|outside-range|taken-address|leased-elsewhere|bad-mac|short-mac|mac-as-name|bad-name|open-quote|bad-ipv6|ignored|needs-tag|not-loaded|nbp-missing|nbp-unreadable|nbp-empty|wrong-loader|core-missing|no-configuration|waits-for-key|kernel-missing|initrd-missing|kernel-empty|kernel-unreadable|dangling-911|misnamed-911|empty-911|not-a-file-911|flag-not-served|uuid-beats-911|ipmi-911|not-netbooted|armed-after-911|images-dead", "Break it so that its first machine does not boot; \047why\047 finds the cause.")
  P(" demo", "COMMAND", 1)
}
' 2>/dev/null </dev/null
}

_pxedock() {
  local line=${COMP_LINE:0:COMP_POINT} words word typed text keep
  local -a list
  COMPREPLY=()
  # By blanks only: bash breaks words at the colons of a MAC as well.
  read -ra list <<<"$line"
  case $line in *[[:blank:]]) list+=('') ;; esac
  while [[ ${#list[@]} -gt 1 && ${list[0]} != "${COMP_WORDS[0]}" ]]; do list=("${list[@]:1}"); done
  typed=${list[${#list[@]} - 1]}
  unset 'list[-1]'
  printf -v words '%s\n' "${list[@]:1}"
  words=${words%$'\n'}
  # Of the word, bash replaces only what follows its last word break.
  keep=${typed%"${typed##*["${COMP_WORDBREAKS//[^:=]/}"]}"}
  [[ $COMP_WORDBREAKS == *[:=]* ]] || keep=
  while IFS=$'\t' read -r word text; do
    case $word in
      @DIR) compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -d -- "${typed#--*=}") ;;
      @FILE) compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- "${typed#--*=}") ;;
      # 63 is a list to look at, of which nothing is inserted: there is room for what the words mean.
      *) [[ $COMP_TYPE == 63 && -n $text ]] && word="$word  ($text)"; COMPREPLY+=("${word:${#keep}}") ;;
    esac
  done < <(_pxedock_candidates "$words" "$typed")
  [[ $COMP_TYPE != 63 || ${#COMPREPLY[@]} -ne 1 ]] || COMPREPLY=("${COMPREPLY[0]%%  (*}")
}

complete -o nosort -F _pxedock pxedock 2>/dev/null || complete -F _pxedock pxedock
