#!/bin/sh
# Installs Beeldbeltoets for this account alone, without rights of an administrator.
#   ./install.sh               into ~/.local (or the folder that PREFIX names)
#   ./install.sh --uninstall   takes the program away again; your dossiers stay
set -eu
here=$(cd "$(dirname "$0")" && pwd)
prefix=${PREFIX:-$HOME/.local}
data=$prefix/share

say() { # Dutch, English
  case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in
    nl*) echo "$1" ;;
    *) echo "$2" ;;
  esac
}

# The desktop finds programs and file types by lists that it keeps; where the
# tools for that are missing, it reads the files themselves at the next login.
refresh() {
  if command -v update-desktop-database >/dev/null; then update-desktop-database -q "$data/applications" || true; fi
  if command -v update-mime-database >/dev/null; then update-mime-database "$data/mime" || true; fi
  if command -v gtk-update-icon-cache >/dev/null; then gtk-update-icon-cache -q -t -f "$data/icons/hicolor" || true; fi
}

files() { (cd "$here" && find bin share -type f | LC_ALL=C sort); }

case "${1:-}" in
  "")
    files | while read -r file; do
      mkdir -p "$prefix/$(dirname "$file")"
      # Written beside and renamed, so that a program that runs goes on running.
      cp "$here/$file" "$prefix/$file.new"
      mv -f "$prefix/$file.new" "$prefix/$file"
    done
    # A menu does not search the folders of a terminal.
    desktop=$data/applications/nl.beeldbeltoets.app.desktop
    sed "s|^Exec=beeldbeltoets|Exec=\"$prefix/bin/beeldbeltoets\"|" "$desktop" >"$desktop.new"
    mv -f "$desktop.new" "$desktop"
    refresh
    say "Beeldbeltoets staat in het menu. In een terminal: $prefix/bin/beeldbeltoets" \
        "Beeldbeltoets is in the menu. In a terminal: $prefix/bin/beeldbeltoets"
    ;;
  --uninstall)
    files | while read -r file; do
      rm -f "$prefix/$file"
    done
    rmdir "$data/doc/beeldbeltoets" 2>/dev/null || true
    refresh
    say "Beeldbeltoets is weg. Uw dossiers, en wat in ~/.local/state/beeldbeltoets staat, zijn gebleven." \
        "Beeldbeltoets is gone. Your dossiers, and what is in ~/.local/state/beeldbeltoets, have stayed."
    ;;
  *)
    say "Gebruik: ./install.sh [--uninstall]" "Use: ./install.sh [--uninstall]" >&2
    exit 2
    ;;
esac
