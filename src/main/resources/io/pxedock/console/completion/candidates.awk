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
@GRAMMAR@
}
