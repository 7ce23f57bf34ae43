"""Where secrets lie: credential stores, histories, browsers' profiles, and files named for one.

Data of `places`, which refuses them. Sources: the documentation of the programs named.
"""

from __future__ import annotations

ANYWHERE = """
    .ssh .aws .azure .gnupg .kube .oci .boto .s3cfg .databrickscfg .terraform.d .vault-token
    .netrc _netrc .git-credentials .pgpass pgpass.conf .my.cnf .mylogin.cnf .dockercfg .htpasswd
    .npmrc .yarnrc.yml .pypirc .docker/config.json .cargo/credentials* .m2/settings*.xml
    .gem/credentials .nuget/nuget/nuget.config nuget/nuget.config composer/auth.json
    .config/gcloud roaming/gcloud .config/gh .config/hub github?cli .config/rclone .config/op
    .config/doctl .config/git/credentials .config/filezilla roaming/filezilla .filezilla
    .config/remmina winscp.ini .rdp *.rdp .vnc .putty *.ppk *.kdb *.kdbx *.pfx *.p12 *.jks
    *.keystore *.keytab id_rsa id_dsa id_ecdsa id_ed25519 *.agilekeychain *.opvault
    .password-store .lastpass .bitwarden 1password* bitwarden* keepass* lastpass dashlane enpass
    keychains keyrings kwalletd kwallet .pki .gnome2/keyrings login.keychain* .mozilla
    .thunderbird mozilla/firefox thunderbird/profiles firefox/profiles .config/chromium
    .config/google-chrome* .config/microsoft-edge* .config/bravesoftware .config/vivaldi*
    .config/opera* .opera opera?software user?data/default user?data/profile*
    application?support/google application?support/bravesoftware application?support/chromium
    application?support/microsoft?edge library/safari com.apple.safari library/cookies
    login?data cookies logins.json key3.db key4.db cookies.sqlite cookies.binarycookies
    microsoft/credentials microsoft/vault microsoft/protect microsoft/crypto
    microsoft/systemcertificates microsoft/tokenbroker microsoft/identitycache .*_history
    .history .zhistory .histfile .lesshst .viminfo .node_repl_history fish_history
    consolehost_history.txt .local/share/fish .python_history .bash_sessions .zsh_sessions
    .authinfo* .smbcredentials .smbcredentials* .davfs2 .msmtprc .fetchmailrc .mbsyncrc
    .offlineimaprc .getmail .composer/auth.json containers/auth.json .terraformrc terraform.rc
    .gradle/gradle.properties .subversion/auth .claude .codex .gemini .fly .ngrok* .cloudflared
    .step .minikube .config/age .config/sops .config/stripe .config/heroku .config/hcloud
    .config/helm .config/fly .config/configstore .config/signal* .config/discord* .config/slack
    .config/yubico .config/ngrok .config/netlify .config/vercel .config/wrangler .wrangler
    .config/scaleway .config/linode-cli .config/hetzner .config/digitalocean .config/openstack
    .config/kdeconnect .config/pulse/cookie .config/yandex-browser* .librewolf .waterfox .zen
    .tor-browser tor?browser .floorp .palemoon* snap/chromium snap/firefox snap/brave
    .var/app/*/config .vault_pass* .ansible .xauthority .iceauthority .purple .weechat .irssi
    .signal .telegram* telegram?desktop telegramdesktop user?data/local?state .local/share/evolution
    .local/share/gnome-keyring .local/share/keyrings .local/share/kwalletd .local/share/kwalletd6
    .electrum* .bitcoin
    .ethereum .monero .litecoin wallet.dat wallets wallet .ipython nushell/history* web?data
    .env .env.* auth.json credentials *.kwallet
    .cert .certs .globus .rclone.conf rclone.conf .mc/config.json .gitlab-token .github-token
    .sentryclirc .pulumi .serverless .expo .railway .supabase .snowflake .snowsql
    .ssh* .aws* .azure* .gnupg* .kube* .netrc* .pgpass* .git-credentials* .my.cnf* id_rsa*
    id_dsa* id_ecdsa* id_ed25519* .local/share/mc .config/borg/keys
    .config/glab-cli .config/restic .config/borg .config/syncthing .local/state/syncthing
    .config/gopass .local/share/gopass .local/share/pass .passage .local/share/remmina *.remmina
    .tsh .config/tailscale .config/hashicorp .config/weechat .config/goa-1.0 .config/evolution
    .config/geary .local/share/geary .local/share/akonadi .mutt* .config/*mutt .mailrc
    .jupyter .local/share/jupyter .local/share/containers .config/obs-studio/basic/profiles
    .local/share/atuin .local/share/zoxide .local/state/bash .local/state/zsh shada .wget-hsts
    .config/fish/fish_variables recently-used.xbel* *.vscdb *.vscdb.* *.kubeconfig *.ovpn
    secrets .secrets maildir .maildir mbox .mbox *.mbox *.ost *.pst *.nst *.olm library/mail
    library/messages local?storage session?storage indexeddb roaming/signal mremoteng
    inetcookies microsoft/windows/webcache microsoft/windows/recent connecteddevicesplatform
    packages/microsoft.microsoftstickynotes* ntuser.dat* usrclass.dat* psreadline tightvnc
    realvnc filezilla?server sysvol group?policy/history
    krb5cc* coredump apport
""".split()  # noqa: SIM905 - words read better than a list of strings
"""Keys, passwords, tokens, browsers' profiles and histories, wherever they lie: names of files or
folders, joined by ``/``; ``*`` and ``?`` as usual."""
NAMED = """
    *.env *.key *.pgp *.gpg *.age credentials.* privkey* *private?key*.* *privatekey*.*
    *secret*.* *credential*.* *password*.* *passwd*.* *passphrase*.* confcons.xml groups.xml
    *unattend*.xml sysprep.inf sysprep.xml applicationhost.config tomcat-users.xml userlist.txt
    .kubeconfig* kubeconfig* muttrc msmtprc webcachev*.dat .*_history* .*_history-*
    vmcore *.core *.dmp *.mdmp *.hprof *key*.pem *private*.pem *.keys *.priv *.p8 *.pk8 *.pvk *.snk
    *.jceks
    *.bcfks
""".split()  # noqa: SIM905
"""Names of files that tell of a secret; a folder may have such a name."""
_DATA = r"\.(?:txt|jsonl?|db|sqlite3?|dat|bin|conf|ini|ya?ml|xml|b64|old|bak|tmp|\d+)"
_BEFORE = r"(?:[^/]*[^a-z/]|access|api|auth|master|private|refresh)"
WORDS = (
    rf"{_BEFORE}?(?:secrets?|credentials?|passwords?|passwds?|passphrases?|token|key)(?:{_DATA})*"
    rf"|{_BEFORE}(?:histor(?:y|ies)|tokens|keys)(?:{_DATA})*"
    rf"|(?:histor(?:y|ies)|tokens|keys)(?:{_DATA})+"
    r"|core\.\d+"
)
"""Names that end in such a word, as a regular expression; logs, programs and pages may, and so may
folders called ``history`` or ``keys``."""
HARMLESS = r"(?:private/)?etc/passwd|(?:[^/]+/)*(?:s?bin|pam\.d)/[^/]*"
"""What has such a word and is none."""
POSIX = """
    etc/shadow* etc/gshadow* etc/sudoers* etc/ssh/ssh_host_* etc/ssl/private etc/pki/*/private
    etc/security/opasswd etc/master.passwd etc/krb5.keytab etc/networkmanager/system-connections
    etc/wpa_supplicant etc/ppp etc/ipsec.secrets etc/wireguard etc/openvpn etc/kubernetes
    etc/letsencrypt etc/docker/key.json etc/passwd- etc/group- var/lib/sss var/lib/sudo
    var/db/sudo var/db/dslocal var/lib/samba/private var/lib/private var/lib/kubelet
    var/lib/networkmanager var/lib/iwd var/spool/cron var/spool/mail var/mail
    private/etc/sudoers* private/etc/master.passwd private/var/db/dslocal
    private/etc/ssh/ssh_host_* private/var/db/sudo run/secrets var/run/secrets
    etc/mysql/debian.cnf etc/postfix/sasl* etc/exim4/passwd* etc/cifs-credentials* etc/crypttab
    etc/rsyncd.secrets etc/apt/auth.conf* etc/nginx/ssl etc/apache2/ssl etc/httpd/ssl
    etc/samba/smbpasswd etc/samba/*.tdb etc/luks* etc/vault* etc/nomad* etc/consul* etc/rancher
    etc/pki/tls/private etc/dovecot/private etc/bareos etc/ceph var/backups var/lib/tor
    var/lib/rancher var/lib/docker var/lib/containerd var/lib/vault var/lib/krb5kdc
    var/lib/mysql var/lib/postgresql var/lib/ldap var/lib/bluetooth var/lib/tpm*
    var/lib/flatpak/secrets
    run/user/*/keyring run/credentials run/wpa_supplicant
    etc/sssd etc/pam_ldap.conf etc/swanctl etc/freeradius etc/raddb etc/hostapd etc/nut/upsd.users
    etc/bacula etc/tinc etc/cloudflared etc/openfortivpn etc/openconnect etc/vpnc etc/monit/monitrc
    etc/snmp/snmpd.conf var/lib/snmp var/lib/net-snmp var/lib/cloud var/lib/redis var/lib/mongo*
    var/lib/gdm* var/lib/lightdm var/crash swapfile swap.img tmp/ssh-*
    var/log/auth.log* var/log/secure* var/log/authlog* var/log/audit var/log/btmp* var/log/wtmp*
    var/log/lastlog var/log/faillog var/log/tallylog var/log/sudo* var/log/installer
    private/var/log/secure* private/var/log/authlog* private/var/audit cores private/tmp/ssh-*
""".split()  # noqa: SIM905 - words read better than a list of strings
"""The same, counted from the root of Linux and macOS."""
WINDOWS = """
    ?:/windows/system32/config ?:/windows/sysnative/config ?:/windows/repair ?:/windows/ntds
    ?:/windows/panther ?:/windows/system32/sysprep ?:/windows/serviceprofiles
    ?:/windows/system32/config/systemprofile ?:/windows/system32/microsoft ?:/windows/minidump
    ?:/programdata/microsoft/wlansvc ?:/programdata/microsoft/wwansvc
    ?:/windows/system32/winevt/logs/security*
    ?:/windows/system32/winevt/logs/microsoft-windows-powershell*
    ?:/programdata/microsoft/crypto ?:/programdata/microsoft/vault ?:/programdata/ssh
    ?:/pagefile.sys ?:/hiberfil.sys ?:/swapfile.sys ?:/$* ?:/system?volume?information
""".split()  # noqa: SIM905 - words read better than a list of strings
"""The same, counted from a drive of Windows: its account databases and what holds memory."""
