"""Builds the folder that runs without a Python, tries it, and packs it: one command.

``python packaging/build_exe.py`` compiles the knowledge base, runs PyInstaller, tries the built
programs in another folder, and writes ``dist/assistant-VERSION-SYSTEM-MACHINE.zip`` with its
SHA-256. It builds for the system that it runs on: a Windows program is built on Windows.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from icon import icon
from smoke import smoke_test

ROOT = Path(__file__).resolve().parent.parent
SPEC = ROOT / "packaging" / "windows" / "assistant.spec"
NEEDED = {"PyInstaller": "pyinstaller>=6.10", "textual": "."}
"""Module -> what pip installs it by."""


class BuildError(Exception):
    """It was not built, and why."""


def version() -> str:
    """The version in the sources."""
    scope: dict[str, str] = {}
    exec((ROOT / "assistant" / "__init__.py").read_text(encoding="utf-8"), scope)  # noqa: S102
    return scope["__version__"]


def name() -> str:
    """Of the zip: ``assistant-0.1.0-windows-amd64``."""
    return f"assistant-{version()}-{platform.system()}-{platform.machine()}".lower()


def run(*arguments: str, **environment: str) -> None:
    """Run this Python in the checkout.

    Raises:
        BuildError: it failed; what it wrote says why.
    """
    argv = [sys.executable, *arguments]
    code = subprocess.call(argv, cwd=ROOT, env={**os.environ, **environment})
    if code:
        raise BuildError(f"{' '.join(arguments[:4])} ended with {code}; see above")


def build(work: Path, dist: Path) -> Path:
    """The built folder.

    Raises:
        BuildError: something is missing, or failed.
    """
    missing = [f'"{pip}"' for module, pip in NEEDED.items() if not importlib.util.find_spec(module)]
    if missing:
        raise BuildError(f"first: {sys.executable} -m pip install {' '.join(missing)}")
    work.mkdir(parents=True, exist_ok=True)
    (work / "assistant.ico").write_bytes(icon())
    run("-m", "assistant", "kb", "compile", "knowledge", "--out", str(work / "builtin.kb"))
    shutil.rmtree(dist / "assistant", ignore_errors=True)
    places = ["--distpath", str(dist), "--workpath", str(work / "pyinstaller")]
    run("-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN", *places, str(SPEC),
        ASSISTANT_BUILD=str(work))  # fmt: skip
    built = dist / "assistant"
    shutil.copy(ROOT / "LICENSE", built / "LICENSE.txt")
    run("-c", f"from assistant.own_files import write_list; write_list({str(built)!r})")
    return built


def pack(built: Path, target: Path) -> str:
    """Zip the folder, in a fixed order; its SHA-256, which is also written beside it."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
        for path in sorted(p for p in built.rglob("*") if p.is_file()):
            file.write(path, Path(target.stem) / path.relative_to(built))
    digest = hashlib.sha256(target.read_bytes()).hexdigest()
    target.with_suffix(".zip.sha256").write_text(f"{digest}  {target.name}\n", encoding="ascii")
    return digest


def main() -> int:
    """Build; 0 where all that was tried was right."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--no-test", action="store_true", help="do not try what was built")
    parser.add_argument("--dist", type=Path, default=ROOT / "dist", help="where it is written to")
    found = parser.parse_args()
    try:
        built = build(ROOT / "build" / "exe", found.dist.resolve())
    except BuildError as error:
        print(f"build_exe.py: {error}", file=sys.stderr)
        return 69
    print("trying what was built", flush=True)
    if not found.no_test and not smoke_test(built, version()):
        print("build_exe.py: not all was right; nothing was packed", file=sys.stderr)
        return 1
    target = found.dist.resolve() / f"{name()}.zip"
    digest = pack(built, target)
    size = sum(p.stat().st_size for p in built.rglob("*") if p.is_file())
    zipped = target.stat().st_size
    print(f"{target} ({zipped / 1e6:.1f} MB, folder {size / 1e6:.1f} MB)\nSHA-256 {digest}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
