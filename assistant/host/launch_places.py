"""Where the system, a shell or an editor finds what it starts by itself: no fix changes it.

What is written there runs later, with nobody asked. Sources: the XDG specifications, systemd's,
Apple's and Microsoft's documentation, and that of the programs named.
"""

from __future__ import annotations

from .places import any_of, folded

_CONFIG = """
    autostart* systemd environment.d user-tmpfiles.d upstart cron* profile bash* zsh* fish nushell
    xonsh elvish powershell readline direnv mise git npm yarn pip uv pypoetry conda nix* guix
    home-manager containers mimeapps.list xfce4 lx* plasma* kglobalshortcutsrc khotkeysrc openbox
    i3* sway* hypr* bspwm awesome qtile herbstluftwm labwc river niri sxhkd waybar polybar rofi
    dunst mako uwsm x11 ssh tmux zellij kitty alacritty wezterm ghostty foot terminator *vim emacs
    helix micro kak zed code* vscodium cursor sublime-text* jetbrains gdb mpv ranger lf yazi mutt
    neomutt neofetch
""".split()  # noqa: SIM905 - words read better than a list of strings
"""Names in ``~/.config``."""
_DATA = """
    systemd applications dbus-1 flatpak gnome-shell nautilus nemo caja kio kservices* kwin plasma
    desktop-directories jupyter xsessions *vim
""".split()  # noqa: SIM905
"""Names in ``~/.local/share``."""
_ANYWHERE = """
    autostart launchagents launchdaemons startupitems start?menu windowspowershell .git
    gitconfig git/config npmrc pip.conf pip.ini crontab authorized_keys
    library/services library/scripts library/python library/workflows library/scriptingadditions
    library/preferencepanes library/quicklook library/spotlight library/internet?plug-ins
    library/application?scripts library/input?methods library/automator library/keybindings
    application?support/code application?support/cursor application?support/iterm2
    preferences/com.apple.login* preferences/com.apple.launchservices* documents/powershell
    microsoft/windows/sendto microsoft/internet?explorer microsoft/windows/themes
    microsoft/word/startup microsoft/excel/xlstart microsoft/addins microsoft/templates
    microsoft/outlook/vbaproject.otm microsoft/windowsapps microsoft/windows?terminal
    packages/microsoft.windowsterminal* roaming/code* roaming/cursor roaming/pip roaming/npm
    local/clink programdata/git programdata/chocolatey programdata/microsoft/windows
    .local/bin .local/lib
""".split()  # noqa: SIM905
_HOME = "bin applications go/bin scripts".split()  # noqa: SIM905
"""Names in a home folder itself."""
_PLACES = any_of(
    *(f"/.config/{name}" for name in _CONFIG),
    *(f"/.local/share/{name}" for name in _DATA),
    *(f"/{name}" for name in _ANYWHERE),
    *(f"/{above}/*/{name}" for above in ("home", "users") for name in _HOME),
)


def launches(path: str) -> bool:
    """Whether something is started by what lies at `path`, or in the folder there."""
    return _PLACES.search(f"{folded(path)}/") is not None
