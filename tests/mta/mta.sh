#!/usr/bin/env bash
# A real relay for the tests: Postfix takes messages over STARTTLS and TLS after a login that Dovecot checks, and delivers
# into the mail folder FOLDER/mail/all, where Delivered-To says to whom. Both run in the folder alone; nothing of the machine's own is used.
#
#   mta.sh start FOLDER     writes FOLDER/env: SUBMISSION, SMTPS, IMAPS (ports), CA (authority), ACCOUNT; and FOLDER/password
#   mta.sh stop FOLDER
#
# Needs root (Postfix asks for it), postfix, dovecot-core, dovecot-imapd and openssl. Exit code 77: something of that is missing.
set -euo pipefail
action=$1 folder=$(realpath -m "$2")

missing() { echo "mta: $1 is missing" >&2; exit 77; }
[ "$(id -u)" = 0 ] || missing 'the right of root'
for program in postfix dovecot openssl; do
  [ -x "$(command -v $program || echo /usr/sbin/$program)" ] || missing "$program"
done
PATH=$PATH:/usr/sbin

if [ "$action" = stop ]; then
  postfix -c "$folder/postfix" stop 2>/dev/null || true
  dovecot -c "$folder/dovecot.conf" stop 2>/dev/null || true
  exit 0
fi

rm -rf "$folder"
mkdir -p "$folder"/{postfix,queue,data,mail,auth,run}
chmod 755 "$folder"
free() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
submission=$(free) smtps=$(free) imaps=$(free)
account=dane@ac-noumea.invalid password='mot de passe à 3 §'

# an authority of our own, and the relay's certificate
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj '/CN=Test authority' -addext 'basicConstraints=critical,CA:TRUE' \
  -keyout "$folder/ca.key" -out "$folder/ca.pem" 2>/dev/null
openssl req -newkey rsa:2048 -nodes -subj '/CN=localhost' -keyout "$folder/key.pem" -out "$folder/request.pem" 2>/dev/null
openssl x509 -req -in "$folder/request.pem" -CA "$folder/ca.pem" -CAkey "$folder/ca.key" -days 2 \
  -extfile <(printf 'subjectAltName=DNS:localhost\nextendedKeyUsage=serverAuth') -out "$folder/cert.pem" 2>/dev/null

# who owns the mail that is delivered
uid=$(id -u nobody) gid=$(id -g nobody)
chown -R nobody "$folder/mail"
printf '%s' "$password" >"$folder/password"
printf '%s:{PLAIN}%s:%s:%s::%s::\n' "$account" "$password" "$uid" "$gid" "$folder/mail/$account" >"$folder/users"

cat >"$folder/dovecot.conf" <<CONF
base_dir = $folder/run
log_path = $folder/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = required
ssl_cert = <$folder/cert.pem
ssl_key = <$folder/key.pem
auth_mechanisms = plain login
first_valid_uid = 1
default_login_user = nobody
default_internal_user = nobody
mail_location = maildir:%h
passdb {
  driver = passwd-file
  args = scheme=PLAIN username_format=%u $folder/users
}
userdb {
  driver = passwd-file
  args = username_format=%u $folder/users
}
namespace inbox {
  inbox = yes
  separator = /
  mailbox Brouillons {
    special_use = \Drafts
    auto = create
  }
  mailbox "Éléments envoyés" {
    special_use = \Sent
    auto = create
  }
}
service imap-login {
  inet_listener imap {
    port = 0
  }
  inet_listener imaps {
    port = $imaps
    ssl = yes
  }
}
service auth {
  unix_listener $folder/auth/sasl {
    mode = 0666
  }
}
CONF

cat >"$folder/postfix/main.cf" <<CONF
compatibility_level = 3.6
queue_directory = $folder/queue
data_directory = $folder/data
mail_owner = postfix
setgid_group = postdrop
myhostname = localhost
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
maillog_file = $folder/postfix.log
maillog_file_prefixes = $folder
alias_maps =
local_recipient_maps =
message_size_limit = 20000000
virtual_mailbox_domains = regexp:$folder/postfix/domains
virtual_mailbox_base = $folder/mail
virtual_mailbox_maps = regexp:$folder/postfix/mailboxes
virtual_minimum_uid = 1
virtual_uid_maps = static:$uid
virtual_gid_maps = static:$gid
virtual_mailbox_limit = 0
smtpd_tls_cert_file = $folder/cert.pem
smtpd_tls_key_file = $folder/key.pem
smtpd_sasl_type = dovecot
smtpd_sasl_path = $folder/auth/sasl
smtpd_sasl_auth_enable = yes
smtpd_relay_restrictions = permit_sasl_authenticated, reject
smtpd_recipient_restrictions = reject_unlisted_recipient, permit_sasl_authenticated, reject
CONF
printf '/./ OK\n' >"$folder/postfix/domains"
# nobody is at home where an address says so; all others share a folder, and Delivered-To says whose a message is
printf 'if !/^inconnu/\n/./ all/\nendif\n' >"$folder/postfix/mailboxes"
cat >"$folder/postfix/master.cf" <<CONF
$submission inet n - n - - smtpd -o smtpd_tls_security_level=encrypt
$smtps inet n - n - - smtpd -o smtpd_tls_wrappermode=yes
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
CONF
chown postfix "$folder/data"

dovecot -c "$folder/dovecot.conf"
postfix -c "$folder/postfix" start 2>/dev/null
printf 'SUBMISSION=%s\nSMTPS=%s\nIMAPS=%s\nCA=%s\nACCOUNT=%s\n' \
  "$submission" "$smtps" "$imaps" "$folder/ca.pem" "$account" >"$folder/env"
for _ in $(seq 50); do
  if python3 -c "import socket; [socket.create_connection(('127.0.0.1', p), 1) for p in ($submission, $smtps, $imaps)]" 2>/dev/null; then
    exit 0
  fi
  sleep 0.2
done
echo 'mta: the relay does not answer' >&2
exit 1
