"""Be Vietnam Pro as small .woff2 files: Latin and Vietnamese letters of four weights."""

import shutil
from pathlib import Path

from fontpkg_be_vietnam_pro import ROOT
from fontTools.subset import Options, Subsetter, load_font, save_font

WEIGHTS = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold"}
# Latin with its first two supplements, ơ and ư, the Vietnamese block, combining marks, dashes and quotes, ₫, arrows.
LETTERS = [
    *range(0x20, 0x250),
    *range(0x300, 0x330),
    *range(0x1E00, 0x1F00),
    *range(0x2000, 0x2070),
    0x20AB,
    0x2116,
    0x2122,
    *range(0x2190, 0x2194),
    0x2212,
    0x2260,
    0x2264,
    0x2265,
]


def make_fonts(folder: Path) -> int:
    """Writes what is missing into `folder`, the licence beside it; gives how many files were made."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(ROOT / "LICENSE", folder / "OFL.txt")
    missing = {weight: name for weight, name in WEIGHTS.items() if not _target(folder, weight).exists()}
    for weight, name in missing.items():
        _make(ROOT / "files" / f"BeVietnamPro-{name}.ttf", _target(folder, weight))
    return len(missing)


def _target(folder: Path, weight: int) -> Path:
    return folder / f"be-vietnam-pro-{weight}.woff2"


def _make(source: Path, target: Path) -> None:
    options = Options()
    options.flavor = "woff2"
    options.layout_features = ["*"]
    font = load_font(str(source), options)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=LETTERS)
    subsetter.subset(font)
    draft = target.with_suffix(".draft")
    save_font(font, str(draft), options)
    draft.replace(target)
