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
    .signal .telegram* telegram?desktop .local/share/evolution .local/share/gnome-keyring
    .local/share/keyrings .local/share/kwalletd .local/share/kwalletd6 .electrum* .bitcoin
    .ethereum .monero .litecoin wallet.dat wallets wallet .ipython nushell/history* web?data
    .env .env.* auth.json credentials *.kwallet
    .cert .certs .globus .rclone.conf rclone.conf .mc/config.json .gitlab-token .github-token
    .sentryclirc .pulumi .serverless .expo .railway .supabase .snowflake .snowsql
""".split()  # noqa: SIM905 - words read better than a list of strings
"""Keys, passwords, tokens, browsers' profiles and histories, wherever they lie: names of files or
folders, joined by ``/``; ``*`` and ``?`` as usual."""
NAMED = """
    *.env *.key *.pgp *.gpg *.age credentials.* privkey* *private?key*.* *privatekey*.*
    *secret*.* *credential*.* *password*.* *passwd*.* *passphrase*.*
""".split()  # noqa: SIM905
"""Names of files that tell of a secret; a folder may have such a name."""
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
""".split()  # noqa: SIM905 - words read better than a list of strings
"""The same, counted from the root of Linux and macOS."""
WINDOWS = """
    ?:/windows/system32/config ?:/windows/sysnative/config ?:/windows/repair ?:/windows/ntds
    ?:/windows/panther ?:/windows/system32/sysprep ?:/windows/serviceprofiles
    ?:/windows/system32/config/systemprofile ?:/windows/system32/microsoft ?:/windows/minidump
    ?:/programdata/microsoft/wlansvc ?:/programdata/microsoft/wwansvc
    ?:/programdata/microsoft/crypto ?:/programdata/microsoft/vault ?:/programdata/ssh
    ?:/pagefile.sys ?:/hiberfil.sys ?:/swapfile.sys ?:/$* ?:/system?volume?information
""".split()  # noqa: SIM905 - words read better than a list of strings
"""The same, counted from a drive of Windows: its account databases and what holds memory."""
