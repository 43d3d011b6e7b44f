"""X-13. Issue 14, items 7 and 8: a disk without room for a backup, or for a restore: a sentence,
exit 2, nothing left, nothing lost."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.backing_up.support import Site, backup, place_of, restore, tables
from tests.disks import fill, small_disk


@pytest.mark.parametrize("room", [0, 20_000, 400_000])
def test_no_room_for_a_backup(full: Site, tmp_path: Path, room: int) -> None:
    """What is half written gives its room back; when there is room, it is taken."""
    with small_disk(tmp_path / "disk", 16) as disk:
        ballast = fill(disk, leave=room)
        code, said = backup(full.settings, disk / "x.tar.gz")
        assert (code, [path.name for path in disk.iterdir()]) == (2, ["ballast"]), said
        assert said.count("\n") == 1
        ballast.unlink()
        assert backup(full.settings, disk / "x.tar.gz")[0] == 0


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
@pytest.mark.parametrize("room", [0, 20_000, 300_000])
def test_no_room_for_a_restore(full: Site, tmp_path: Path, room: int) -> None:
    file = tmp_path / "x.tar.gz"
    assert backup(full.settings, file)[0] == 0
    with small_disk(tmp_path / "disk", 16) as disk:
        second = replace(full.settings, data_dir=disk)
        assert restore(second, file)[0] == 0
        before = tables(second)
        ballast = fill(disk, leave=room)
        code, said = restore(second, file, "--replace")
        assert (code, said.count("\n")) == (2, 1), said
        assert (
            sorted(path.name for path in disk.glob(".*")) == []
            and place_of(second).register.is_file()
        )
        ballast.unlink()
        assert tables(second) == before
        assert restore(second, file, "--replace")[0] == 0 and tables(second) == before
